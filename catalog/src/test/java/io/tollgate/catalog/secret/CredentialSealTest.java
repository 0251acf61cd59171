package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.id.CredentialId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CredentialSealTest {
    private final CredentialSeal seal = new CredentialSeal(key(0));
    private final CredentialId id = CredentialId.create();

    @Test
    void whatIsSealedOpensOnItsRow() {
        assertThat(seal.open(id, seal.seal(id, "sk-secret"))).isEqualTo("sk-secret");
    }

    @Test
    void theSameSecretIsNeverSealedAlike() {
        SealedSecret one = seal.seal(id, "sk-secret");
        SealedSecret two = seal.seal(id, "sk-secret");

        assertThat(one.ciphertext()).isNotEqualTo(two.ciphertext());
        assertThat(one.wrappedKey()).isNotEqualTo(two.wrappedKey());
        assertThat(new String(one.ciphertext().toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("sk-secret");
    }

    @Test
    void anotherRowDoesNotOpenIt() {
        SealedSecret sealed = seal.seal(id, "sk-secret");

        assertThatThrownBy(() -> seal.open(CredentialId.create(), sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void anotherMasterKeyDoesNotOpenIt() {
        SealedSecret sealed = seal.seal(id, "sk-secret");

        assertThatThrownBy(() -> new CredentialSeal(key(1)).open(id, sealed))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining(sealed.sealedBy());
    }

    @Test
    void everyChangedByteOfTheCiphertextIsNoticed() {
        SealedSecret sealed = seal.seal(id, "sk-secret");
        byte[] ciphertext = sealed.ciphertext().toByteArray();
        byte[] wrappedKey = sealed.wrappedKey().toByteArray();

        for (int i = 0; i < ciphertext.length; i++) {
            byte[] changed = ciphertext.clone();
            changed[i] ^= 1;
            SealedSecret tampered = SealedSecret.of(changed, wrappedKey, sealed.sealedBy());
            assertThatThrownBy(() -> seal.open(id, tampered)).isInstanceOf(SealBroken.class);
        }
    }

    private static MasterKey key(int lastByte) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) lastByte;
        return MasterKey.parse(Base64.getEncoder().encodeToString(bytes));
    }
}
