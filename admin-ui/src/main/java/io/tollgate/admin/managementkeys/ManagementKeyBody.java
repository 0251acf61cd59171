package io.tollgate.admin.managementkeys;

import org.jspecify.annotations.Nullable;

/// @param scope `operator` or `tenant`
/// @param tenant the tenant's id, exactly when the scope is `tenant`
record ManagementKeyBody(@Nullable String name, @Nullable String scope, @Nullable String tenant) {}
