package io.tollgate.admin.prices;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTableCreation;
import io.tollgate.billing.pricing.PriceTables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Stores a price table with its entry in the audit log. Blocks on PostgreSQL.
@ApplicationScoped
class AddPriceTable {
    private final PriceTables tables;
    private final Journal journal;
    private final ConsoleLimits limits;

    AddPriceTable(PriceTables tables, Journal journal, ConsoleLimits limits) {
        this.tables = tables;
        this.journal = journal;
        this.limits = limits;
    }

    @Transactional
    PriceTable add(PriceTableBody body) {
        var wanted = body.read(limits.maxPriceLines());
        return switch (Check.rules("", () -> tables.create(wanted))) {
            case PriceTableCreation.Created(PriceTable table) -> {
                journal.created("price_table", table.id(), null, PriceTableView.of(table));
                yield table;
            }
            case PriceTableCreation.Conflict(String model) ->
                    throw Refused.conflict(
                            "price_conflict",
                            "two prices would hold for " + model + " from the same moment on",
                            "effective_from");
            case PriceTableCreation.UnknownUpstream(var upstream) ->
                    throw Refused.invalid("upstream", "there is no such upstream");
            case PriceTableCreation.UnknownRateCard(String rateCard) ->
                    throw Refused.invalid("rate_card", "there is no such rate card");
            case PriceTableCreation.WrongCurrency(var expected) ->
                    throw Refused.invalid(
                            "currency",
                            "must be " + expected.getCurrencyCode() + ", the rate card's");
        };
    }
}
