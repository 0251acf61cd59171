package io.tollgate.admin.web;

import io.tollgate.billing.money.Decimals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks one field of a body; a wrong one is [Refused] by its name. `field` is the dotted path.
public final class Check {
    private Check() {}

    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Refused.missing(field);
        }
        return value;
    }

    /// Runs a constructor or parser whose [IllegalArgumentException] message is for the caller.
    public static <T> T valid(String field, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException wrong) {
            throw Refused.invalid(field, String.valueOf(wrong.getMessage()));
        }
    }

    /// Runs a rule of a library. By convention its message begins with the name of the field.
    ///
    /// @param prefix path of the object that has the field, empty or with a dot at its end
    public static <T> T rules(String prefix, Supplier<T> rule) {
        try {
            return rule.get();
        } catch (IllegalArgumentException wrong) {
            String[] words = String.valueOf(wrong.getMessage()).split(" ", 2);
            throw Refused.invalid(prefix + words[0], words.length == 2 ? words[1] : "is wrong");
        }
    }

    /// An id given in a body or a query.
    public static <I> I id(@Nullable String value, String field, Function<String, I> parser) {
        String text = required(value, field);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.invalid(field, "must be an id");
        }
    }

    /// Required text of 1 to `max` characters, not only blanks, without control characters.
    public static String text(@Nullable String value, String field, int max) {
        String text = required(value, field);
        if (text.isBlank() || text.codePointCount(0, text.length()) > max) {
            throw Refused.invalid(field, "must be 1 to " + max + " characters");
        }
        if (text.codePoints().anyMatch(Check::unprintable)) {
            throw Refused.invalid(field, "must not contain control characters");
        }
        return text;
    }

    public static @Nullable String optionalText(@Nullable String value, String field, int max) {
        return value == null ? null : text(value, field, max);
    }

    public static int within(@Nullable Integer value, String field, int min, int max) {
        int number = required(value, field);
        if (number < min || number > max) {
            throw Refused.invalid(field, "must be " + min + " to " + max);
        }
        return number;
    }

    /// Nanos of an unsigned decimal string.
    public static long nanos(@Nullable String value, String field) {
        String decimal = required(value, field);
        return valid(field, () -> Decimals.parseNanos(decimal));
    }

    public static Instant time(@Nullable String value, String field) {
        String text = required(value, field);
        return valid(field, () -> Times.parse(text));
    }

    public static @Nullable Instant optionalTime(@Nullable String value, String field) {
        return value == null ? null : time(value, field);
    }

    public static Currency currency(@Nullable String value, String field) {
        String code = required(value, field);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid(field, "must be an ISO 4217 code such as USD");
        }
    }

    /// One of these constants by its lower-case name.
    public static <E extends Enum<E>> E oneOf(
            @Nullable String value, String field, List<E> allowed) {
        String name = required(value, field);
        for (E constant : allowed) {
            if (wire(constant).equals(name)) {
                return constant;
            }
        }
        throw Refused.invalid(
                field,
                "must be " + allowed.stream().map(Check::wire).collect(Collectors.joining(" or ")));
    }

    /// A list of at most `max` entries; none given is an empty one.
    public static <T> List<T> entries(@Nullable List<@Nullable T> value, String field, int max) {
        List<T> entries = new ArrayList<>();
        if (value == null) {
            return entries;
        }
        if (value.size() > max) {
            throw Refused.invalid(field, "must have at most " + max + " entries");
        }
        for (T entry : value) {
            if (entry == null) {
                throw Refused.invalid(field + "[" + entries.size() + "]", "must not be null");
            }
            entries.add(entry);
        }
        return entries;
    }

    /// As in JSON: `DRAIN` is `drain`.
    public static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean unprintable(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
