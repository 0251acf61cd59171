package io.tollgate.admin.members;

import org.jspecify.annotations.Nullable;

/// What somebody is to be.
record RoleBody(@Nullable String role) {}
