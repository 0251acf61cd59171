package io.tollgate.billing.usage;

import java.util.Locale;

/// The disjoint kinds of model tokens.
public enum TokenKind {
    INPUT,
    CACHED_INPUT,
    CACHE_WRITE,
    OUTPUT,
    REASONING;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
