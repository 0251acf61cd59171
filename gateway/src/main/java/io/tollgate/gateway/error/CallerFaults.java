package io.tollgate.gateway.error;

import org.jspecify.annotations.Nullable;

/// What the caller can mend: the request, the key, the model, the bounds. Statuses and codes are
/// those of OpenAI's API.
public final class CallerFaults {
    private CallerFaults() {}

    /// 400: malformed JSON or a wrong field.
    public static ApiError invalidRequest(String message, @Nullable String field) {
        return ApiError.of(400, ApiError.INVALID_REQUEST, null, message).at(field);
    }

    /// 400 `context_length_exceeded`.
    public static ApiError contextLengthExceeded(String message) {
        return ApiError.of(400, ApiError.INVALID_REQUEST, "context_length_exceeded", message)
                .at("messages");
    }

    /// 400 `content_filter`: an upstream's content policy.
    public static ApiError contentFiltered() {
        return ApiError.of(
                400,
                ApiError.INVALID_REQUEST,
                "content_filter",
                "The request was refused by the content policy of the model's provider.");
    }

    /// The request's body is refused, by us or, in our words, by the model's provider.
    public static ApiError refusedBody(
            int status, @Nullable String code, String message, @Nullable String field) {
        return ApiError.of(status, ApiError.INVALID_REQUEST, code, message).at(field);
    }

    /// 401 `invalid_api_key`.
    ///
    /// @param masked the key as it may be shown, null if there was none
    public static ApiError invalidApiKey(@Nullable String masked) {
        String message =
                masked == null
                        ? "You didn't provide an API key. Send it as 'Authorization: Bearer"
                                + " tg_live_...'."
                        : "Incorrect API key provided: " + masked + ".";
        return ApiError.of(401, ApiError.INVALID_REQUEST, "invalid_api_key", message)
                .header("www-authenticate", "Bearer");
    }

    /// 403 `model_not_allowed`.
    public static ApiError modelNotAllowed(String model) {
        return ApiError.of(
                        403,
                        ApiError.INVALID_REQUEST,
                        "model_not_allowed",
                        "This API key may not call the model '" + model + "'.")
                .at("model");
    }

    /// 403 `ip_not_allowed`.
    public static ApiError ipNotAllowed(String address) {
        return ApiError.of(
                403,
                ApiError.INVALID_REQUEST,
                "ip_not_allowed",
                "This API key may not be used from " + address + ".");
    }

    /// 403 `tenant_suspended`.
    public static ApiError tenantSuspended() {
        return ApiError.of(
                403,
                ApiError.INVALID_REQUEST,
                "tenant_suspended",
                "This account is suspended. Contact your operator.");
    }

    /// 404 `model_not_found`: unknown, not routed or not priced.
    public static ApiError modelNotFound(String model) {
        return ApiError.of(
                        404,
                        ApiError.INVALID_REQUEST,
                        "model_not_found",
                        "The model '" + model + "' does not exist or is not for sale.")
                .at("model");
    }

    /// 404 `generation_not_found`: not this tenant's, or not yet written.
    public static ApiError generationNotFound(String id) {
        return ApiError.of(
                        404,
                        ApiError.INVALID_REQUEST,
                        "generation_not_found",
                        "No call with the id '" + id + "' is recorded.")
                .at("id");
    }

    /// 404 `unknown_url`.
    public static ApiError unknownUrl(String method, String path) {
        return ApiError.of(
                404,
                ApiError.INVALID_REQUEST,
                "unknown_url",
                "Unknown request URL: " + method + " " + path + ".");
    }

    /// 405 with `allow`.
    public static ApiError methodNotAllowed(String method, String path, String allowed) {
        return ApiError.of(
                        405,
                        ApiError.INVALID_REQUEST,
                        "method_not_allowed",
                        "Not allowed to " + method + " on " + path + ".")
                .header("allow", allowed);
    }

    /// 408: the body did not arrive in time.
    public static ApiError requestTimedOut() {
        return ApiError.of(
                408,
                ApiError.INVALID_REQUEST,
                "request_timeout",
                "The request's body did not arrive in time.");
    }

    /// 413, 414 or 431 `request_too_large`.
    public static ApiError requestTooLarge(int status, String message) {
        return ApiError.of(status, ApiError.INVALID_REQUEST, "request_too_large", message);
    }
}
