package io.tollgate.catalog.secret;

import com.google.crypto.tink.util.Bytes;

/// A secret under a data key of its own, and that data key under the key-encryption key.
///
/// @param sealedBy the id of the key-encryption key
public record SealedSecret(Bytes ciphertext, Bytes wrappedKey, String sealedBy) {
    public static SealedSecret of(byte[] ciphertext, byte[] wrappedKey, String sealedBy) {
        return new SealedSecret(Bytes.copyFrom(ciphertext), Bytes.copyFrom(wrappedKey), sealedBy);
    }

    @Override
    public String toString() {
        return "SealedSecret[by " + sealedBy + "]";
    }
}
