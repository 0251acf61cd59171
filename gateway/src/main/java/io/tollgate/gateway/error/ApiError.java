package io.tollgate.gateway.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A failed call as its caller sees it, in OpenAI's error format. Immutable; the factories are in
/// [CallerFaults], [MoneyRefusals] and [ServerFaults].
///
/// @param status the HTTP status
/// @param type OpenAI's `type`, for instance `invalid_request_error`
/// @param code what programs may switch on
/// @param param the field of the request at fault
/// @param retryAfter sent as `retry-after` (whole seconds, rounded up) and `retry-after-ms`
/// @param headers further headers of the answer
public record ApiError(
        int status,
        String type,
        @Nullable String code,
        @Nullable String param,
        String message,
        @Nullable Duration retryAfter,
        Map<String, String> headers) {
    static final String INVALID_REQUEST = "invalid_request_error";
    static final String SERVER_ERROR = "server_error";

    public ApiError {
        headers = Map.copyOf(headers);
    }

    static ApiError of(int status, String type, @Nullable String code, String message) {
        return new ApiError(status, type, code, null, message, null, Map.of());
    }

    /// The same, naming the field at fault.
    public ApiError at(@Nullable String field) {
        return new ApiError(status, type, code, field, message, retryAfter, headers);
    }

    /// The same, with the time after which a retry makes sense.
    public ApiError retryAfter(Duration wait) {
        return new ApiError(status, type, code, param, message, wait, headers);
    }

    /// The same with one more header.
    public ApiError header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiError(status, type, code, param, message, retryAfter, more);
    }

    /// The same, telling clients not to retry although the status suggests it.
    public ApiError neverRetry() {
        return header("x-should-retry", "false");
    }
}
