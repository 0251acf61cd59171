package io.tollgate.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.key.ApiKey.LimitReset;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetWindowTest {
    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-22T23:59:59.999Z, 2026-11-22, 2026-11-22, 2026-11-23T00:00:00Z",
        "DAILY, 2026-11-23T00:00:00Z, 2026-11-23, 2026-11-23, 2026-11-24T00:00:00Z",
        "WEEKLY, 2026-11-22T23:59:59.999Z, 2026-11-16, 2026-11-22, 2026-11-23T00:00:00Z",
        "WEEKLY, 2026-11-23T00:00:00Z, 2026-11-23, 2026-11-29, 2026-11-30T00:00:00Z",
        "MONTHLY, 2028-02-29T12:00:00Z, 2028-02-01, 2028-02-29, 2028-03-01T00:00:00Z",
    })
    void coversTheUtcDaysAroundAMoment(
            LimitReset reset, Instant moment, LocalDate first, LocalDate last, Instant end) {
        BudgetWindow window = BudgetWindow.of(reset, moment);

        assertThat(window.first()).isEqualTo(first);
        assertThat(window.last()).isEqualTo(last);
        assertThat(window.end()).isEqualTo(end);
    }

    @Test
    void aBudgetWithoutResetCountsForEver() {
        BudgetWindow life = BudgetWindow.of(null, Instant.EPOCH);

        assertThat(life.end()).isNull();
        assertThat(life).isEqualTo(BudgetWindow.of(null, Instant.parse("2999-01-01T00:00:00Z")));
        assertThat(life.contains(LocalDate.of(2026, 11, 23))).isTrue();
    }

    @Test
    void theScriptIsToldTheDayAndEveryWindowOfACall() {
        assertThat(BudgetWindow.all(Instant.parse("2026-11-22T23:00:00Z")))
                .isEqualTo("20261122,D20261122,W20261116,M20261101,L");
    }
}
