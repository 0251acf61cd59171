package io.tollgate.billing.pricing;

import io.tollgate.catalog.id.UpstreamId;
import java.util.Currency;

/// What came of storing a price table. Nothing is stored except for `Created`.
public sealed interface PriceTableCreation {
    record Created(PriceTable table) implements PriceTableCreation {}

    /// Two prices would hold for one model at once: another table of the same kind and scope
    /// already has lines for it with the same `effective_from`, or two lines of this one have the
    /// same `context_from` and window.
    record Conflict(String model) implements PriceTableCreation {}

    record UnknownUpstream(UpstreamId upstream) implements PriceTableCreation {}

    record UnknownRateCard(String rateCard) implements PriceTableCreation {}

    /// A sell table is in the currency of its rate card.
    record WrongCurrency(Currency expected) implements PriceTableCreation {}
}
