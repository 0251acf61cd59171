package io.tollgate.billing.pricing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/// All lines that one version has for one model. Immutable.
///
/// @param lines in the order of preference: windowed before the others, then the higher
///   `context_from`, then as sent; the last one always holds
/// @param belowCostAllowed whether the operator said with the version that routes which cost more
///   than the call sells for are used
public record PricedModel(
        PriceTableId version, Currency currency, List<PriceLine> lines, boolean belowCostAllowed) {
    private static final Comparator<PriceLine> PREFERENCE =
            Comparator.comparing((PriceLine line) -> line.window() == null)
                    .thenComparing(PriceLine::contextFrom, Comparator.reverseOrder());

    /// Throws [IllegalArgumentException] without a line that holds at every moment and size.
    public PricedModel {
        lines = lines.stream().sorted(PREFERENCE).toList();
        if (lines.isEmpty() || !lines.getLast().isBase()) {
            throw new IllegalArgumentException("no line holds always in " + version);
        }
    }

    /// Prices with which nothing is meant to sell below cost.
    public PricedModel(PriceTableId version, Currency currency, List<PriceLine> lines) {
        this(version, currency, lines, false);
    }

    /// The line that prices a whole call: of those whose window contains the moment, else of those
    /// without window, the one with the highest `context_from` not above `totalInput` tokens.
    /// Allocates nothing.
    public PriceLine choose(Instant moment, long totalInput) {
        if (totalInput < 0) {
            throw new IllegalArgumentException("total input: " + totalInput);
        }
        int n = 0;
        while (!lines.get(n).holds(moment, totalInput)) {
            n++;
        }
        return lines.get(n);
    }
}
