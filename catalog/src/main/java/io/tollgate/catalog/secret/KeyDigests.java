package io.tollgate.catalog.secret;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests of callers' secrets: HMAC-SHA-256 keyed with the pepper, so that a stolen table is of no
/// use without the master key. Thread-safe; does not block.
@Singleton
public class KeyDigests {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac pepper;
    private final String pepperId;

    public KeyDigests(MasterKey master) {
        try {
            pepper = Mac.getInstance(ALGORITHM);
            pepper.init(new SecretKeySpec(master.pepper().bytes(), ALGORITHM));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM, failure);
        }
        pepperId = master.pepper().id();
    }

    public Digest digest(String secret) {
        try {
            Mac mac = (Mac) pepper.clone();
            return Digest.of(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Which pepper the digests are made with; stored beside them.
    public String pepperId() {
        return pepperId;
    }
}
