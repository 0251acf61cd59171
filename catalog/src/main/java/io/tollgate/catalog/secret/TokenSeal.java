package io.tollgate.catalog.secret;

import com.google.crypto.tink.Aead;
import io.tollgate.catalog.id.PersonId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// Seals what the OpenID provider says about a person, by a key of its own, derived from the master
/// key: AES-256-GCM, with the person's id as associated data. Thread-safe; does not block.
@Singleton
public class TokenSeal {
    private final Aead aead;

    public TokenSeal(MasterKey master) {
        try {
            aead = AesGcm.under(master.providerTokenKey().bytes());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JDK lacks AES-256-GCM", failure);
        }
    }

    public byte[] seal(PersonId person, String token) {
        try {
            return aead.encrypt(token.getBytes(StandardCharsets.UTF_8), associatedData(person));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot seal a token", failure);
        }
    }

    /// Empty unless it was sealed for this person by this master key.
    public Optional<String> open(PersonId person, byte[] sealed) {
        try {
            byte[] token = aead.decrypt(sealed, associatedData(person));
            return Optional.of(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException foreign) {
            return Optional.empty();
        }
    }

    private static byte[] associatedData(PersonId person) {
        return person.toString().getBytes(StandardCharsets.UTF_8);
    }
}
