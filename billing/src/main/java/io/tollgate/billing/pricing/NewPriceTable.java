package io.tollgate.billing.pricing;

import io.tollgate.catalog.model.ModelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A price table to be. Every model in it needs a line without window and with `context_from` 0,
/// since a version wins whole: without it some calls would have no price.
///
/// @param effectiveFrom cut to the microsecond; may be past, which never re-rates
/// @param belowCostAllowed whether the operator said that selling below cost is meant
public record NewPriceTable(
        PriceScope scope,
        String name,
        Currency currency,
        Instant effectiveFrom,
        List<PriceLine> lines,
        boolean belowCostAllowed) {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// Throws [InvalidPrice].
    public NewPriceTable {
        Names.check("name", name);
        if (effectiveFrom.isBefore(EARLIEST) || effectiveFrom.isAfter(LATEST)) {
            throw new InvalidPrice("effective_from", "must be between 1970 and 9999");
        }
        effectiveFrom = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new InvalidPrice("lines", "must not be empty");
        }
        if (!(scope instanceof PriceScope.Wholesale)) {
            checkPublicIds(lines);
        }
        checkBaseLines(lines);
    }

    /// Prices with which nothing is meant to sell below cost.
    public NewPriceTable(
            PriceScope scope,
            String name,
            Currency currency,
            Instant effectiveFrom,
            List<PriceLine> lines) {
        this(scope, name, currency, effectiveFrom, lines, false);
    }

    /// A model for which two lines have the same window and `context_from`.
    Optional<String> modelPricedTwice() {
        Set<Place> taken = new HashSet<>();
        return lines.stream()
                .filter(line -> !taken.add(Place.of(line)))
                .map(PriceLine::model)
                .findFirst();
    }

    private record Place(String model, int contextFrom, @Nullable PriceWindow window) {
        static Place of(PriceLine line) {
            return new Place(line.model(), line.contextFrom(), line.window());
        }
    }

    private static void checkPublicIds(List<PriceLine> lines) {
        for (int n = 0; n < lines.size(); n++) {
            try {
                ModelId _ = new ModelId(lines.get(n).model());
            } catch (IllegalArgumentException malformed) {
                throw new InvalidPrice(
                        "lines[" + n + "].model",
                        "is malformed: a public model id is 1 to 127 letters, digits and . _ : / -");
            }
        }
    }

    private static void checkBaseLines(List<PriceLine> lines) {
        Set<String> based = new HashSet<>();
        for (PriceLine line : lines) {
            if (line.isBase()) {
                based.add(line.model());
            }
        }
        for (int n = 0; n < lines.size(); n++) {
            if (!based.contains(lines.get(n).model())) {
                throw new InvalidPrice(
                        "lines[" + n + "].model",
                        "needs a line without window and with context_from 0 in the same table");
            }
        }
    }
}
