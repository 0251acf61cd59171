package io.tollgate.admin.web;

import org.jspecify.annotations.Nullable;

/// A request that is not carried out: nothing has changed, and a transaction around it rolls back.
/// [Errors] turns it into HTTP; the message is for the caller.
public final class Refused extends RuntimeException {
    /// The code of a form whose request-forgery token is missing, wrong or too old.
    public static final String EXPIRED_FORM = "expired_form";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String field;

    private Refused(int status, String code, String message, @Nullable String field) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /// 400: this field of the body, or this parameter, is wrong.
    public static Refused invalid(String field, String message) {
        return new Refused(400, "invalid_field", message, field);
    }

    /// 400: a required field is not there.
    public static Refused missing(String field) {
        return new Refused(400, "missing_field", field + " is required", field);
    }

    /// 400: a field that does not exist, or that a caller may not set.
    public static Refused unknownField(String field) {
        return new Refused(400, "unknown_field", "unknown field " + field, field);
    }

    /// 400: the body is not JSON, or not an object.
    public static Refused malformed(String message, @Nullable String field) {
        return new Refused(400, "invalid_json", message, field);
    }

    /// 400 with a code of its own.
    public static Refused badRequest(String code, String message) {
        return new Refused(400, code, message, null);
    }

    static Refused tooLarge(long maxBytes) {
        return new Refused(
                413, "too_large", "the body is larger than " + maxBytes + " bytes", null);
    }

    public static Refused unauthorized() {
        return new Refused(
                401,
                "unauthorized",
                "give a valid management key: Authorization: Bearer tgm_…",
                null);
    }

    public static Refused forbidden() {
        return new Refused(403, "forbidden", "this needs another role", null);
    }

    /// 403: the form's request-forgery token is missing, wrong or too old.
    public static Refused expiredForm() {
        return new Refused(
                403, EXPIRED_FORM, "the form has expired; load the page again and send it", null);
    }

    /// 404: there is no such thing, or not for this caller.
    public static Refused notFound(String what) {
        return new Refused(404, "not_found", "no such " + what, null);
    }

    /// 409.
    public static Refused conflict(String code, String message, @Nullable String field) {
        return new Refused(409, code, message, field);
    }

    /// 429: too often; later it is carried out.
    public static Refused tooOften(String code, String message) {
        return new Refused(429, code, message, null);
    }

    /// 503: what this needs does not answer; later it may.
    public static Refused unavailable(String code, String message) {
        return new Refused(503, code, message, null);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// The field or parameter that is wrong, as the API names it; null if it is none.
    public @Nullable String field() {
        return field;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
