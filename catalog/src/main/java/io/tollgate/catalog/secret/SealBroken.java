package io.tollgate.catalog.secret;

/// A sealed secret cannot be opened: changed, moved to another row, or sealed by another master
/// key.
public final class SealBroken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SealBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
