package io.tollgate.admin.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Light, dark, or as the person's system has it.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /// As the `data-theme` attribute and the cookie have it.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that a switch leads to.
    public Theme next() {
        return switch (this) {
            case SYSTEM -> LIGHT;
            case LIGHT -> DARK;
            case DARK -> SYSTEM;
        };
    }

    static Optional<Theme> of(String tag) {
        return Arrays.stream(values()).filter(theme -> theme.tag().equals(tag)).findFirst();
    }
}
