package io.tollgate.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenUsageTest {
    private static final TokenUsage USAGE = new TokenUsage(1, 20, 300, 4_000, 50_000);

    @Test
    void totalsCoverEveryKindOnce() {
        long all = Arrays.stream(TokenKind.values()).mapToLong(USAGE::of).sum();
        assertThat(USAGE.totalInput()).isEqualTo(321);
        assertThat(USAGE.totalOutput()).isEqualTo(54_000);
        assertThat(all).isEqualTo(54_321);
    }

    @Test
    void kindsAreNamedAsOnTheWire() {
        assertThat(Arrays.stream(TokenKind.values()).map(TokenKind::wire))
                .containsExactly("input", "cached_input", "cache_write", "output", "reasoning");
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,0,0", "0,-1,0,0,0", "0,0,-1,0,0", "0,0,0,-1,0", "0,0,0,0,-1"})
    void negativeCountsAreRefused(
            long input, long cachedInput, long cacheWrite, long output, long reasoning) {
        assertThatThrownBy(() -> new TokenUsage(input, cachedInput, cacheWrite, output, reasoning))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
