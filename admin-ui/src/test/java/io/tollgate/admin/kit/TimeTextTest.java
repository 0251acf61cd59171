package io.tollgate.admin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:30:00.123456Z");

    @Test
    void isShownInUtcToTheSecond() {
        TimeText text = TimeText.of(NOW, NOW);

        assertThat(text.shown()).isEqualTo("2026-11-22 08:30:00");
        assertThat(text.day()).isEqualTo("2026-11-22");
        assertThat(text.machine()).isEqualTo("2026-11-22T08:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-59S, NOW, 0",
        "PT-60S, MINUTES, 1",
        "-PT59M59S, MINUTES, 59",
        "PT-23H, HOURS, 23",
        "PT-24H, DAYS, 1",
        "P90D, DAYS, 90",
    })
    void isSoFarAwayInTheLargestWholeUnit(Duration away, TimeText.Unit unit, long count) {
        TimeText text = TimeText.of(NOW.plus(away), NOW);

        assertThat(text.unit()).isEqualTo(unit);
        assertThat(text.count()).isEqualTo(count);
        assertThat(text.past()).isEqualTo(away.isNegative());
    }
}
