package io.tollgate.billing.pricing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The hours of a week in which a line holds, by the wall clock of `tz`: `from` inclusive, `to`
/// exclusive. A window with `to` before `from` crosses midnight and belongs to the day on which it
/// starts. When clocks go back the repeated hour counts twice; when they go forward the skipped one
/// never comes.
public record PriceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId tz) {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final DateTimeFormatter HH_MM =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int SECONDS_A_DAY = 86_400;

    /// Throws [InvalidPrice] for no days and for equal times, which could mean never or always.
    public PriceWindow {
        if (days.isEmpty()) {
            throw new InvalidPrice("window.days", "must name at least one day");
        }
        if (from.equals(to)) {
            throw new InvalidPrice("window.to", "must differ from window.from");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /// Reads `mon` to `sun`, `HH:MM` and an IANA zone name. Throws [InvalidPrice], for any calendar
    /// too.
    public static PriceWindow parse(
            Collection<String> days, String from, String to, String tz, @Nullable String calendar) {
        if (calendar != null) {
            throw new InvalidPrice(
                    "window.calendar", "is refused: calendars are not supported yet");
        }
        EnumSet<DayOfWeek> named = EnumSet.noneOf(DayOfWeek.class);
        for (String day : days) {
            if (!named.add(day(day))) {
                throw new InvalidPrice("window.days", "names " + day + " twice");
            }
        }
        if (!ZoneId.getAvailableZoneIds().contains(tz)) {
            throw new InvalidPrice(
                    "window.tz", "must be an IANA time zone such as \"Asia/Shanghai\"");
        }
        return new PriceWindow(
                named, time("window.from", from), time("window.to", to), ZoneId.of(tz));
    }

    /// Whether the moment lies in the window. Allocates nothing.
    public boolean contains(Instant moment) {
        long local = moment.getEpochSecond() + tz.getRules().getOffset(moment).getTotalSeconds();
        int second = (int) Math.floorMod(local, (long) SECONDS_A_DAY);
        int today = (int) Math.floorMod(Math.floorDiv(local, (long) SECONDS_A_DAY) + 3, 7L);
        int start = from.toSecondOfDay();
        int end = to.toSecondOfDay();
        if (start < end) {
            return second >= start && second < end && days.contains(DayOfWeek.of(today + 1));
        }
        return second >= start
                ? days.contains(DayOfWeek.of(today + 1))
                : second < end && days.contains(DayOfWeek.of((today + 6) % 7 + 1));
    }

    /// The days as in JSON, from Monday on.
    public List<String> dayNames() {
        return days.stream().map(PriceWindow::name).toList();
    }

    /// `HH:MM`.
    public String fromText() {
        return HH_MM.format(from);
    }

    /// `HH:MM`.
    public String toText() {
        return HH_MM.format(to);
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equals(text)) {
                return day;
            }
        }
        throw new InvalidPrice("window.days", "must be of mon, tue, wed, thu, fri, sat, sun");
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static LocalTime time(String field, String text) {
        if (!TIME.matcher(text).matches()) {
            throw new InvalidPrice(field, "must be a time of day such as \"09:30\"");
        }
        return LocalTime.parse(text);
    }
}
