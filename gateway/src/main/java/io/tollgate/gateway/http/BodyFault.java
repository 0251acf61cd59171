package io.tollgate.gateway.http;

import org.jspecify.annotations.Nullable;

/// A body that is refused before anything is done with it; the error's type is always
/// `invalid_request_error`.
///
/// @param status 400, or 413 past the size bound
/// @param param the field at fault, null when the body as a whole is
/// @param code a machine-readable reason, or null
/// @param message for the caller; never quotes the body beyond a key or a type name
public record BodyFault(int status, @Nullable String param, @Nullable String code, String message)
        implements ScanOutcome {

    static BodyFault malformed(String message) {
        return new BodyFault(400, null, null, message);
    }

    static BodyFault tooLarge(long maxBytes) {
        return new BodyFault(
                413,
                null,
                "request_too_large",
                "The request body is larger than " + maxBytes + " bytes.");
    }
}
