package io.tollgate.admin.kit;

import io.tollgate.admin.web.Refused;

/// What an error page says; its texts are the messages `fault_…` and `faultText_…` of the kit.
enum Fault {
    BAD_REQUEST,
    SIGN_IN_FIRST,
    FORBIDDEN,
    EXPIRED_FORM,
    NOT_FOUND,
    NOT_ALLOWED,
    CONFLICT,
    TOO_LARGE,
    UNAVAILABLE,
    BROKEN;

    static Fault of(int status, String code) {
        if (code.equals(Refused.EXPIRED_FORM)) {
            return EXPIRED_FORM;
        }
        return switch (status) {
            case 401 -> SIGN_IN_FIRST;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> NOT_ALLOWED;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? BROKEN : BAD_REQUEST;
        };
    }

    /// Whether the text for callers of the API adds something for people: which parameter is wrong,
    /// or under which number the log has it.
    boolean hasDetail() {
        return this == BAD_REQUEST || this == CONFLICT || this == BROKEN;
    }
}
