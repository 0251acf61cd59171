package io.tollgate.billing.pricing;

import org.jspecify.annotations.Nullable;

/// What one kind of unit sells for and what it costs us, in nanos per million tokens, per call for
/// a request.
///
/// @param kind as in a charge line: `input`, `output`, …, `request`
/// @param contextFrom total input tokens from which this holds
public record KindMargin(String kind, int contextFrom, long sellNanos, long costNanos) {
    /// Nobody is to sell so without meaning it.
    public boolean isBelowCost() {
        return sellNanos < costNanos;
    }

    /// Sell less cost.
    public long marginNanos() {
        return sellNanos - costNanos;
    }

    /// The margin in tenths of a per cent of the sell price, rounded down; null for a price of 0.
    public @Nullable Long permille() {
        return sellNanos == 0
                ? null
                : Math.floorDiv(Math.multiplyExact(marginNanos(), 1000L), sellNanos);
    }
}
