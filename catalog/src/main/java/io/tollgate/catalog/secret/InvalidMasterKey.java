package io.tollgate.catalog.secret;

/// The configured master key cannot be one. The message is for people and does not repeat the key.
public final class InvalidMasterKey extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidMasterKey(String reason) {
        super(
                "TOLLGATE_MASTER_KEY must be the base64 of 32 bytes, but "
                        + reason
                        + "; make one with: openssl rand -base64 32");
    }
}
