package io.tollgate.catalog.secret;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// HKDF with SHA-256 (RFC 5869).
final class Hkdf {
    private Hkdf() {}

    /// @param length of the output in bytes, at most 8160
    static byte[] derive(byte[] inputKey, byte[] salt, byte[] info, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(inputKey)
                                    .addSalt(salt)
                                    .thenExpand(info, length));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK lacks HKDF-SHA256", failure);
        }
    }
}
