package io.tollgate.admin.outbound;

/// No answer came. The message is for operators and has no secret.
public final class OutboundFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public OutboundFailure(String message) {
        super(message, null, false, false);
    }

    /// For operators.
    public String why() {
        return String.valueOf(getMessage());
    }
}
