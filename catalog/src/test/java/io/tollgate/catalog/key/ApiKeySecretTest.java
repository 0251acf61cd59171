package io.tollgate.catalog.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.secret.Base62;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ApiKeySecretTest {
    @Test
    void aGeneratedSecretHasThePublishedForm() {
        String secret = ApiKeySecret.generate().secret();

        assertThat(secret).matches("tg_live_[0-9A-Za-z]{43}[0-9A-Za-z]{6}").hasSize(57);
        CRC32 crc = new CRC32();
        for (char c : secret.substring(0, 51).toCharArray()) {
            crc.update(c);
        }
        assertThat(secret.substring(51)).isEqualTo(Base62.encode(crc.getValue(), 6));
    }

    @Test
    void aGeneratedSecretIsReadBack() {
        ApiKeySecret secret = ApiKeySecret.generate();

        assertThat(ApiKeySecret.parse(secret.secret())).contains(secret);
    }

    @Test
    void everyCorruptionOfOneCharacterIsRefused() {
        String secret = ApiKeySecret.generate().secret();

        Set<String> accepted = new HashSet<>();
        for (int i = 0; i < secret.length(); i++) {
            for (char c = 0; c < 256; c++) {
                String corrupted = secret.substring(0, i) + c + secret.substring(i + 1);
                if (c != secret.charAt(i) && ApiKeySecret.parse(corrupted).isPresent()) {
                    accepted.add(corrupted);
                }
            }
        }

        assertThat(accepted).isEmpty();
    }

    @Test
    void anotherLengthIsRefused() {
        String secret = ApiKeySecret.generate().secret();

        assertThat(ApiKeySecret.parse("")).isEmpty();
        assertThat(ApiKeySecret.parse(secret.substring(0, 56))).isEmpty();
        assertThat(ApiKeySecret.parse(secret + "0")).isEmpty();
        assertThat(ApiKeySecret.parse(" " + secret)).isEmpty();
    }

    @Test
    void neighboursSwappedAreRefused() {
        String secret = ApiKeySecret.generate().secret();
        for (int i = 0; i < secret.length() - 1; i++) {
            if (secret.charAt(i) != secret.charAt(i + 1)) {
                String swapped =
                        secret.substring(0, i)
                                + secret.charAt(i + 1)
                                + secret.charAt(i)
                                + secret.substring(i + 2);
                assertThat(ApiKeySecret.parse(swapped)).isEmpty();
            }
        }
    }

    @Test
    void theTextFormHidesTheSecret() {
        ApiKeySecret secret = ApiKeySecret.generate();

        assertThat(secret.toString())
                .isEqualTo(secret.prefix() + "…" + secret.last4())
                .doesNotContain(secret.secret().substring(12, 53));
        assertThat(secret.prefix()).hasSize(12).startsWith("tg_live_");
        assertThat(secret.secret()).endsWith(secret.last4());
    }
}
