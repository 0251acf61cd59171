package io.tollgate.catalog.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import io.tollgate.catalog.id.CredentialId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// Seals upstream credentials: AES-256-GCM under a data key a row, which is itself sealed by the
/// key-encryption key. The row's id is the associated data of both, so that a ciphertext opens on
/// no other row. Thread-safe; does not block.
@Singleton
public class CredentialSeal {
    private final Aead keyEncryption;
    private final String keyEncryptionId;

    public CredentialSeal(MasterKey master) {
        try {
            keyEncryption = AesGcm.under(master.keyEncryptionKey().bytes());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK lacks AES-256-GCM", failure);
        }
        keyEncryptionId = master.keyEncryptionKey().id();
    }

    public SealedSecret seal(CredentialId id, String secret) {
        byte[] dataKey = Random.randBytes(AesGcm.KEY_BYTES);
        byte[] row = associatedData(id);
        try {
            return SealedSecret.of(
                    AesGcm.under(dataKey).encrypt(secret.getBytes(StandardCharsets.UTF_8), row),
                    keyEncryption.encrypt(dataKey, row),
                    keyEncryptionId);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot seal a credential", failure);
        }
    }

    /// Throws [SealBroken] unless this very row was sealed by this master key.
    public String open(CredentialId id, SealedSecret sealed) {
        byte[] row = associatedData(id);
        try {
            byte[] dataKey = keyEncryption.decrypt(sealed.wrappedKey().toByteArray(), row);
            return new String(
                    AesGcm.under(dataKey).decrypt(sealed.ciphertext().toByteArray(), row),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new SealBroken(
                    "credential %s, sealed by key %s, cannot be opened with key %s"
                            .formatted(id, sealed.sealedBy(), keyEncryptionId),
                    failure);
        }
    }

    private static byte[] associatedData(CredentialId id) {
        return id.toString().getBytes(StandardCharsets.UTF_8);
    }
}
