package io.tollgate.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BurnTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void theMeanIsOverAWeekOnceThereIsOne() {
        Burn burn = burn(Map.of(TODAY.minusDays(6), 700L, TODAY, 1L), 1_000);

        assertThat(burn.perDay()).isEqualTo(new Money(100, USD));
        assertThat(burn.daysLeft()).isEqualTo(10);
        assertThat(burn.isShort()).isFalse();
    }

    @Test
    void daysBeforeTheFirstCallDoNotSlowThePace() {
        Burn burn = burn(Map.of(TODAY.minusDays(1), 300L), 300);

        assertThat(burn.perDay()).isEqualTo(new Money(150, USD));
        assertThat(burn.daysLeft()).isEqualTo(2);
        assertThat(burn.isShort()).isTrue();
    }

    @Test
    void whatIsOlderThanAWeekIsForgotten() {
        Burn burn = burn(Map.of(TODAY.minusDays(7), 300L), 300);

        assertThat(burn.perDay()).isEqualTo(Money.zero(USD));
        assertThat(burn.daysLeft()).isNull();
        assertThat(burn.isShort()).isFalse();
    }

    @Test
    void callsThatCostNothingLeaveTheDaysUnknown() {
        assertThat(burn(Map.of(TODAY, 0L), 300).isKnown()).isFalse();
    }

    @Test
    void aDebtLastsNoDay() {
        assertThat(burn(Map.of(TODAY, 10L), -300).daysLeft()).isZero();
    }

    @Test
    void aHugeBalanceIsNotCountedOut() {
        Burn burn = burn(Map.of(TODAY, 1L), Money.MAX_NANOS);

        assertThat(burn.daysLeft()).isEqualTo(Burn.MOST_DAYS);
        assertThat(burn.isLong()).isTrue();
    }

    private static Burn burn(Map<LocalDate, Long> charged, long available) {
        return Burn.of(new TreeMap<>(charged), TODAY, new Money(available, USD));
    }
}
