package io.tollgate.gateway.upstream.dialect;

import org.jspecify.annotations.Nullable;

/// An upstream's refusal of the request in our words; the type is always `invalid_request_error`.
///
/// @param status 400, 404 or 413
public record CallerError(
        int status, @Nullable String param, @Nullable String code, String message) {}
