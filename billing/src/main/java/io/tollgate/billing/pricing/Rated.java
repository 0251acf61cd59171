package io.tollgate.billing.pricing;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageRecord.ChargeLine;
import java.util.Currency;
import java.util.List;

/// What some usage is worth under one version of prices.
///
/// @param lines one a kind with units, each rounded once
/// @param totalNanos the sum of the lines
public record Rated(
        PriceTableId version, Currency currency, List<ChargeLine> lines, long totalNanos) {
    public Rated {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return new Money(totalNanos, currency);
    }
}
