package io.tollgate.gateway.auth;

/// A key is not cached and cannot be looked up now. Never means that the key is wrong.
final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnavailable(String message) {
        super(message, null, false, false);
    }
}
