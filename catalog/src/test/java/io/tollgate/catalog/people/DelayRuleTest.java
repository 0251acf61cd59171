package io.tollgate.catalog.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayRuleTest {
    private final DelayRule rule =
            new DelayRule(3, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({"1,0", "3,0", "4,30", "5,60", "6,120", "8,480", "9,900", "10,900", "1000000,900"})
    void delaysBeginAfterTheFreeFailuresAndDoubleUpToTheLongest(int failures, long seconds) {
        assertThat(rule.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aRuleThatNeverDelaysIsNone() {
        assertThatThrownBy(() ->
                        new DelayRule(
                                0,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
