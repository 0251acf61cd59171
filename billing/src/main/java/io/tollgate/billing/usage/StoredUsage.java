package io.tollgate.billing.usage;

import org.jspecify.annotations.Nullable;

/// A usage record in the ledger's database, with what the settlement made of its charge.
///
/// @param chargeNanos what the tenant paid, in nanos of its currency
/// @param shortfallNanos what it should have paid beyond that, and we bear
public record StoredUsage(UsageRecord record, long chargeNanos, long shortfallNanos) {
    /// Charge less cost; null when the cost is unknown or in another currency.
    public @Nullable Long marginNanos() {
        UsageRecord.Cost cost = record.cost();
        return cost == null || !cost.currency().equals(record.currency())
                ? null
                : chargeNanos - cost.nanos();
    }

    /// Retail less charge; null when the retail price is unknown or in another currency.
    public @Nullable Long savingNanos() {
        UsageRecord.Retail retail = record.retail();
        return retail == null || !retail.currency().equals(record.currency())
                ? null
                : retail.nanos() - chargeNanos;
    }
}
