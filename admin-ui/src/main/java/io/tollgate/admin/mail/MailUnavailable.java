package io.tollgate.admin.mail;

/// A letter could not be sent: nothing has arrived, and asking for it again helps once mail works.
public final class MailUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
