package io.tollgate.catalog.secret;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs the events of the payment sandbox with a key of its own, derived from the master key.
/// Thread-safe; does not block.
@Singleton
public class SandboxSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public SandboxSignature(MasterKey master) {
        key = new SecretKeySpec(master.sandboxKey().bytes(), ALGORITHM);
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
