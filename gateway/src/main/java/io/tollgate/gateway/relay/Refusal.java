package io.tollgate.gateway.relay;

import io.tollgate.gateway.error.ApiError;

/// Ends a call with an error that its caller may see. Carries no stack trace: it is an outcome, not
/// a bug.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    Refusal(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
