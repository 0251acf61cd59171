package io.tollgate.billing.reservation;

import io.tollgate.catalog.key.ApiKey.LimitReset;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// The UTC days over which a key's budget counts: a day, a week from Monday, a month, or the key's
/// life. A call belongs to the windows of its id's moment.
///
/// @param code unique among the windows of a key; letters and digits
/// @param first the first day
/// @param last the last day, inclusive
public record BudgetWindow(String code, LocalDate first, LocalDate last) {
    private static final String LIFE = "L";

    /// Within what both PostgreSQL and a number of eight digits can say.
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /// Those of the last call's day, which are nearly always the next call's too.
    private static volatile Codes lastCodes = new Codes(LocalDate.MIN, "");

    private record Codes(LocalDate day, String text) {}

    /// The window that a moment is in.
    ///
    /// @param reset null for the key's life
    public static BudgetWindow of(@Nullable LimitReset reset, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        if (reset == null) {
            return new BudgetWindow(LIFE, EARLIEST, LATEST);
        }
        return switch (reset) {
            case DAILY -> new BudgetWindow("D" + digits(day), day, day);
            case WEEKLY -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new BudgetWindow("W" + digits(monday), monday, monday.plusDays(6));
            }
            case MONTHLY -> {
                LocalDate first = day.withDayOfMonth(1);
                yield new BudgetWindow(
                        "M" + digits(first), first, day.with(TemporalAdjusters.lastDayOfMonth()));
            }
        };
    }

    /// When the window after this one begins, null if none does.
    public @Nullable Instant end() {
        return code.equals(LIFE) ? null : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The day of a moment and the codes of all its windows, as the script takes them.
    public static String all(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        Codes known = lastCodes;
        if (!known.day().equals(day)) {
            known = new Codes(day, codes(moment));
            lastCodes = known;
        }
        return known.text();
    }

    private static String codes(Instant moment) {
        return String.join(
                ",",
                digits(LocalDate.ofInstant(moment, ZoneOffset.UTC)),
                of(LimitReset.DAILY, moment).code(),
                of(LimitReset.WEEKLY, moment).code(),
                of(LimitReset.MONTHLY, moment).code(),
                LIFE);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    static LocalDate day(String digits) {
        return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
    }

    /// A day as `yyyymmdd`.
    static String digits(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
