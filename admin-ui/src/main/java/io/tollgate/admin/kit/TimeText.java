package io.tollgate.admin.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A moment as people read it, in UTC.
///
/// @param shown to the second, such as `2026-11-22 08:30:00`
/// @param day such as `2026-11-22`
/// @param machine RFC 3339, for the `datetime` attribute
/// @param unit of the distance from now
/// @param count distance from now in whole units
public record TimeText(
        String shown, String day, String machine, Unit unit, long count, boolean past) {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// The largest unit in which a distance is at least one.
    public enum Unit {
        NOW,
        MINUTES,
        HOURS,
        DAYS
    }

    public static TimeText of(Instant time, Instant now) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        Duration distance = Duration.between(time, now).abs();
        Unit unit =
                distance.toMinutes() == 0
                        ? Unit.NOW
                        : distance.toHours() == 0
                                ? Unit.MINUTES
                                : distance.toDays() == 0 ? Unit.HOURS : Unit.DAYS;
        long count =
                switch (unit) {
                    case NOW -> 0;
                    case MINUTES -> distance.toMinutes();
                    case HOURS -> distance.toHours();
                    case DAYS -> distance.toDays();
                };
        String shown = SHOWN.format(second);
        return new TimeText(
                shown, shown.substring(0, 10), second.toString(), unit, count, time.isBefore(now));
    }
}
