package io.tollgate.gateway.upstream.dialect;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `Retry-After` header: seconds or an HTTP date.
final class RetryAfter {
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2})");

    private RetryAfter() {}

    /// Null if the header is absent or neither form.
    static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// From a date and time in a message, such as "will reset at 2026-11-22 20:05:00"; null without
    /// one.
    static @Nullable Duration inWords(String message, ZoneId zone, Instant now) {
        Matcher found = DATE_TIME.matcher(message);
        if (!found.find()) {
            return null;
        }
        try {
            Instant then =
                    LocalDateTime.parse(found.group(1) + "T" + found.group(2))
                            .atZone(zone)
                            .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
