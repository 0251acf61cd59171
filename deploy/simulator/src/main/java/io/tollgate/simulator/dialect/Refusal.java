package io.tollgate.simulator.dialect;

import org.jspecify.annotations.Nullable;

/// An error in OpenAI's terms; a dialect spells it its own way.
public record Refusal(
        int status, String message, String type, @Nullable String param, @Nullable String code)
        implements Reading {
    private static final String INVALID = "invalid_request_error";

    /// The request's field `param` (null: the body as such) is wrong.
    public static Refusal invalid(String message, @Nullable String param) {
        return new Refusal(400, message, INVALID, param, null);
    }

    /// No such route.
    public static Refusal unknownUrl(String method, String path) {
        String message = "Invalid URL (" + method + " " + path + ")";
        return new Refusal(404, message, INVALID, null, "unknown_url");
    }

    /// The body is longer than `limitBytes`.
    public static Refusal tooLarge(int limitBytes) {
        String message = "The body is longer than " + limitBytes + " bytes.";
        return new Refusal(413, message, INVALID, null, "request_too_large");
    }

    /// What a rule that gives only a status means.
    public static Refusal ofStatus(int status) {
        String message = "Simulated error " + status + ".";
        return switch (status) {
            case 401 -> new Refusal(status, message, INVALID, null, "invalid_api_key");
            case 402 ->
                    new Refusal(status, message, "insufficient_quota", null, "insufficient_quota");
            case 404 -> new Refusal(status, message, INVALID, "model", "model_not_found");
            case 429 -> new Refusal(status, message, "requests", null, "rate_limit_exceeded");
            default ->
                    new Refusal(
                            status, message, status < 500 ? INVALID : "server_error", null, null);
        };
    }
}
