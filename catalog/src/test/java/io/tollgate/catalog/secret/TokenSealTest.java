package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.id.PersonId;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenSealTest {
    private static final PersonId ADA = PersonId.create();

    private final MasterKey master =
            MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    private final TokenSeal seal = new TokenSeal(master);

    @Test
    void aSealedTokenOpensForItsPerson() {
        assertThat(seal.open(ADA, seal.seal(ADA, "header.claims.signature")))
                .contains("header.claims.signature");
    }

    @Test
    void itOpensForNobodyElseAndNotWhenBent() {
        byte[] sealed = seal.seal(ADA, "token");
        byte[] bent = sealed.clone();
        bent[bent.length - 1] ^= 1;

        assertThat(seal.open(PersonId.create(), sealed)).isEmpty();
        assertThat(seal.open(ADA, bent)).isEmpty();
        assertThat(seal.open(ADA, new byte[0])).isEmpty();
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(
                        new TokenSeal(MasterKey.parse(Base64.getEncoder().encodeToString(other)))
                                .open(ADA, seal.seal(ADA, "token")))
                .isEmpty();
    }

    @Test
    void theSecretOfCookiesIsLongEnoughForTheirEncryption() {
        assertThat(master.providerCookieSecret()).hasSize(43);
    }
}
