package io.tollgate.admin.members;

import org.jspecify.annotations.Nullable;

/// Whom to invite or to add, and as what.
///
/// @param role of a tenant `owner`, `developer` or `billing`; of the operators `admin`, `finance`
///   or `support`
record MemberBody(@Nullable String email, @Nullable String role) {}
