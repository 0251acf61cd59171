package io.tollgate.gateway.auth;

import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.error.ApiError;

/// Whether a call may begin.
public sealed interface AuthOutcome {
    /// The key is good now; which models it may call is asked by [ModelAccess].
    record Authenticated(KeyHolder holder) implements AuthOutcome {}

    /// It may not, and the caller is told why.
    record Refused(ApiError error) implements AuthOutcome {}
}
