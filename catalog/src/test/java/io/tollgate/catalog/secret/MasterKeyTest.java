package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class MasterKeyTest {
    private static final String ZEROS = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void thirtyTwoBytesInBase64AreAKey() {
        assertThat(MasterKey.parse(ZEROS + "\n").pepper().id())
                .isEqualTo(MasterKey.parse(ZEROS).pepper().id())
                .matches("[0-9a-f]{8}");
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        MasterKey key = MasterKey.parse(ZEROS);

        assertThat(key.pepper().bytes())
                .hasSize(32)
                .isNotEqualTo(key.keyEncryptionKey().bytes())
                .isNotEqualTo(key.checkValue().bytes());
        assertThat(key.keyEncryptionKey().bytes()).isNotEqualTo(key.checkValue().bytes());
        assertThat(key.pepper().id()).isNotEqualTo(key.keyEncryptionKey().id());
    }

    @Test
    void anotherMasterKeyGivesOtherKeys() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(MasterKey.parse(Base64.getEncoder().encodeToString(other)).pepper().id())
                .isNotEqualTo(MasterKey.parse(ZEROS).pepper().id());
    }

    @Test
    void anotherLengthIsRefusedWithoutRepeatingTheKey() {
        String text = Base64.getEncoder().encodeToString(new byte[31]);

        assertThatThrownBy(() -> MasterKey.parse(text))
                .isInstanceOf(InvalidMasterKey.class)
                .hasMessageContaining("31 bytes")
                .hasMessageContaining("TOLLGATE_MASTER_KEY")
                .hasMessageNotContaining(text);
    }

    @Test
    void whatIsNotBase64IsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> MasterKey.parse("correct horse battery staple!"))
                .isInstanceOf(InvalidMasterKey.class)
                .hasMessageContaining("not base64")
                .hasMessageNotContaining("horse");
    }

    @Test
    void theTextFormTellsNothing() {
        assertThat(MasterKey.parse(ZEROS).toString()).matches("MasterKey\\[[0-9a-f]{8}]");
    }
}
