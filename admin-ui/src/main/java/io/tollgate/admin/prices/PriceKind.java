package io.tollgate.admin.prices;

import io.tollgate.admin.web.Check;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose prices a table holds, as pages call it.
enum PriceKind {
    SELL,
    WHOLESALE,
    RETAIL;

    /// As in the API.
    public String wire() {
        return Check.wire(this);
    }

    static Optional<PriceKind> of(@Nullable String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
