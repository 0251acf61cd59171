package io.tollgate.billing.pricing;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

/// A stored version of prices; never changes. Lines are in the order in which they were sent.
///
/// @param belowCostAllowed whether the operator said that selling below cost is meant
public record PriceTable(
        PriceTableId id,
        PriceScope scope,
        String name,
        Currency currency,
        Instant effectiveFrom,
        Instant createdAt,
        List<PriceLine> lines,
        boolean belowCostAllowed) {
    public PriceTable {
        lines = List.copyOf(lines);
    }

    PriceTable withLines(List<PriceLine> others) {
        return new PriceTable(
                id, scope, name, currency, effectiveFrom, createdAt, others, belowCostAllowed);
    }
}
