package io.tollgate.catalog.key;

/// A new key with its secret, the one time that it is told. The text form hides the secret.
public record IssuedKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "IssuedKey[" + key.id() + ", …" + key.last4() + "]";
    }
}
