package io.tollgate.admin.usage;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the table of a usage page has a row for. Its label is the message `by_…`.
enum View {
    MODEL,
    KEY,
    DAY;

    /// By its name in URLs; an unknown one shows models.
    static View of(@Nullable String name) {
        return Stream.of(values())
                .filter(view -> view.wire().equals(name))
                .findFirst()
                .orElse(MODEL);
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
