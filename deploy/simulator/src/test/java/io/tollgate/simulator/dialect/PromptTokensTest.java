package io.tollgate.simulator.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"content\":\"\"}]|0",
                "[{\"content\":\"a\"}]|1",
                "[{\"content\":\"abcd\"}]|1",
                "[{\"content\":\"abcde\"}]|2",
                "[{\"content\":\"ab\"},{\"content\":\"cd\"}]|1",
                "[{\"content\":null},{\"role\":\"user\"},{\"content\":5}]|0",
                "[{\"content\":[{\"type\":\"text\",\"text\":\"abc\"},{\"text\":\"de\"},{\"x\":1}]}]|2",
                "[{\"content\":\"日本\"}]|2",
                "[{\"content\":\"\\ud83d\\ude00\"}]|1"
            })
    void countsTheBytesOfAllMessageTextInFours(String messages, long tokens) {
        var json = Json.parse(messages.getBytes(StandardCharsets.UTF_8));

        assertThat(PromptTokens.of(Objects.requireNonNull(json))).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ascii", "é", "߿", "ࠀ", "語", "😀", "a😀é語"})
    void bytesAreThoseOfUtf8(String text) {
        assertThat(PromptTokens.utf8Bytes(text))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void aLoneSurrogateIsThreeBytes() {
        assertThat(PromptTokens.utf8Bytes("\ud83d")).isEqualTo(3);
        assertThat(PromptTokens.utf8Bytes("\ude00x")).isEqualTo(4);
    }
}
