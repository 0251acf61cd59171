package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyDigestsTest {
    private final MasterKey master =
            MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void aDigestIsTheHmacUnderThePepper() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(master.pepper().bytes(), "HmacSHA256"));
        byte[] expected = mac.doFinal("secret".getBytes(StandardCharsets.UTF_8));

        Digest digest = new KeyDigests(master).digest("secret");

        assertThat(digest.bytes()).isEqualTo(expected);
        assertThat(Digest.of(digest.bytes())).isEqualTo(digest);
    }

    @Test
    void theSameSecretHasTheSameDigestAndAnotherAnother() {
        KeyDigests digests = new KeyDigests(master);

        assertThat(digests.digest("one"))
                .isEqualTo(digests.digest("one"))
                .isNotEqualTo(digests.digest("two"));
    }
}
