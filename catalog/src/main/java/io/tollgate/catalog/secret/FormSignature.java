package io.tollgate.catalog.secret;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs what the console's pages hand out and get back, with a key of its own, derived from the
/// master key, so that every console knows every other's. Thread-safe; does not block.
@Singleton
public class FormSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public FormSignature(MasterKey master) {
        key = new SecretKeySpec(master.formKey().bytes(), ALGORITHM);
    }

    /// The 32 bytes of HMAC-SHA-256.
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM, failure);
        }
    }
}
