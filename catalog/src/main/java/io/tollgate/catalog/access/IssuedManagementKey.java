package io.tollgate.catalog.access;

/// A new management key with its secret, the one time that it is told. The text form hides the
/// secret.
public record IssuedManagementKey(ManagementKey key, String secret) {
    @Override
    public String toString() {
        return "IssuedManagementKey[" + key.id() + ", …" + key.last4() + "]";
    }
}
