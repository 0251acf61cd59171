package io.tollgate.admin.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// UTC days as forms send them.
public final class UtcDays {
    /// Characters of `2026-12-31`: nothing of ours is in a year of five digits.
    private static final int LENGTH = 10;

    private UtcDays() {}

    /// The day that was typed.
    public static LocalDate read(@Nullable String typed, String field) {
        String text = typed == null ? "" : typed.strip();
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException impossible) {
            throw Refused.invalid(field, "is not a day: " + text);
        }
        throw Refused.invalid(field, "must be a day such as 2026-12-31");
    }

    /// The day that was typed, null if nothing was.
    public static @Nullable LocalDate readOptional(@Nullable String typed, String field) {
        return typed == null || typed.isBlank() ? null : read(typed, field);
    }

    /// The first moment of a day, as the API takes times.
    public static String start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }
}
