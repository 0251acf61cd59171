package io.tollgate.admin.overview;

import io.tollgate.billing.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How fast a balance is used up.
///
/// @param perDay the mean of the last [#DAYS] days, today included, or of fewer if the first of
///   these calls is younger; rounded down
/// @param daysLeft whole days that what is available lasts at that pace, at most [#MOST_DAYS]; null
///   when nothing is being used
record Burn(Money perDay, @Nullable Integer daysLeft) {
    static final int DAYS = 7;

    /// A year: nobody plans further by the pace of a week.
    static final int MOST_DAYS = 365;

    /// @param charged nanos by UTC day; days without a call may be missing
    static Burn of(SortedMap<LocalDate, Long> charged, LocalDate today, Money available) {
        SortedMap<LocalDate, Long> recent =
                charged.subMap(today.minusDays(DAYS - 1L), today.plusDays(1));
        if (recent.isEmpty()) {
            return new Burn(Money.zero(available.currency()), null);
        }
        long days = ChronoUnit.DAYS.between(recent.firstKey(), today) + 1;
        long perDay = recent.values().stream().mapToLong(Long::longValue).sum() / days;
        Money pace = new Money(perDay, available.currency());
        return new Burn(
                pace,
                perDay == 0
                        ? null
                        : (Integer) Math.clamp(available.nanos() / perDay, 0, MOST_DAYS));
    }

    public boolean isKnown() {
        return daysLeft != null;
    }

    /// Whether it is time to top up.
    public boolean isShort() {
        return daysLeft != null && daysLeft < DAYS;
    }

    /// Whether the days left are more than are counted.
    public boolean isLong() {
        return daysLeft != null && daysLeft == MOST_DAYS;
    }
}
