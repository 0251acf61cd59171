package io.tollgate.standalone.home;

/// Why Tollgate cannot start or go on, in words for the person at the terminal. The launcher prints
/// the message alone, without a stack trace, stops what it started and exits with 1.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message, null, false, false);
    }

    public Refusal(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause, false, false);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
