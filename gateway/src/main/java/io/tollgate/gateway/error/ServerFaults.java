package io.tollgate.gateway.error;

import java.time.Duration;

/// Faults that are not the caller's: upstreams, stores, bugs. All but the bug carry a time to
/// retry.
public final class ServerFaults {
    private ServerFaults() {}

    /// 500: a bug; the log has more under the request id.
    public static ApiError internal() {
        return ApiError.of(
                500, ApiError.SERVER_ERROR, "internal_error", "The gateway failed. Retry, please.");
    }

    /// 502: an upstream answered what cannot be passed on.
    public static ApiError upstreamError(String message, Duration wait) {
        return fault(502, "upstream_error", message, wait);
    }

    /// 503: no upstream can take the call now.
    public static ApiError noUpstreamAvailable(Duration wait) {
        return fault(503, "no_upstream_available", "No upstream can serve this model now.", wait);
    }

    /// 504: the upstreams did not answer in time.
    public static ApiError upstreamTimeout(Duration wait) {
        return fault(504, "upstream_timeout", "The upstream did not answer in time.", wait);
    }

    /// 503: money could not be held or settled safely.
    public static ApiError meteringUnavailable(Duration wait) {
        return fault(503, "metering_unavailable", "Usage cannot be metered now.", wait);
    }

    /// 503: too much usage waits to be booked.
    public static ApiError ledgerBackpressure(Duration wait) {
        return fault(503, "ledger_backpressure", "Too much usage waits to be booked.", wait);
    }

    /// 503: a key that is not cached cannot be looked up. Never a 401.
    public static ApiError keyStoreUnavailable(Duration wait) {
        return fault(503, "key_store_unavailable", "API keys cannot be looked up now.", wait);
    }

    /// 503: balances or receipts cannot be read now.
    public static ApiError recordsUnavailable(Duration wait) {
        return fault(503, "records_unavailable", "The records cannot be read now.", wait);
    }

    /// 503: no catalog was loaded yet.
    public static ApiError catalogUnavailable(Duration wait) {
        return fault(503, "catalog_unavailable", "The catalog cannot be read now.", wait);
    }

    /// 503: more calls at once than this gateway takes.
    public static ApiError overloaded(Duration wait) {
        return fault(503, "gateway_overloaded", "Too many calls at once. Retry shortly.", wait);
    }

    private static ApiError fault(int status, String code, String message, Duration wait) {
        return ApiError.of(status, ApiError.SERVER_ERROR, code, message).retryAfter(wait);
    }
}
