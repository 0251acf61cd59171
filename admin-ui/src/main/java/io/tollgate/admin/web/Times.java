package io.tollgate.admin.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// RFC 3339 times: any offset comes in, UTC with microseconds goes out.
final class Times {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    static String format(Instant time) {
        return MICROS.format(time);
    }

    /// Throws [IllegalArgumentException] with a message for the caller.
    static Instant parse(String text) {
        try {
            if (SHAPE.matcher(text).matches()) {
                return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            }
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("is not a time: " + text, impossible);
        }
        throw new IllegalArgumentException(
                "must be an RFC 3339 time such as \"2026-11-22T08:30:00Z\"");
    }
}
