package io.tollgate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Test
    void anyOffsetIsRead() {
        assertThat(Times.parse("2026-01-01T08:00:00.5+08:00"))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00.5Z"));
        assertThat(Times.parse("2026-01-01t00:00:00z"))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:00:00+99:00",
                "+2026-01-01T00:00:00Z",
                "1767225600",
            })
    void whatIsNotRfc3339IsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Times.parse(text));
    }
}
