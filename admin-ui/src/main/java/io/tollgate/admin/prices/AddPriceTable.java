package io.tollgate.admin.prices;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.pricing.NewPriceTable;
import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTableCreation;
import io.tollgate.billing.pricing.PriceTables;
import io.tollgate.billing.pricing.RouteMargin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Stores a price table with its entry in the audit log, and says beforehand what it would do to
/// margins. Blocks on PostgreSQL.
@ApplicationScoped
class AddPriceTable {
    static final String BELOW_COST = "below_cost";

    private final PriceTables tables;
    private final PriceBooks books;
    private final AffectedMargins affected;
    private final Journal journal;
    private final ConsoleLimits limits;

    AddPriceTable(
            PriceTables tables,
            PriceBooks books,
            AffectedMargins affected,
            Journal journal,
            ConsoleLimits limits) {
        this.tables = tables;
        this.books = books;
        this.affected = affected;
        this.journal = journal;
        this.limits = limits;
    }

    /// A stored table.
    ///
    /// @param losses the margins that are below cost with it
    record Added(PriceTable table, List<RouteMargin> losses) {}

    /// What a table would do; nothing is stored.
    ///
    /// @param book with the table in it
    /// @param present the book without it
    record Preview(
            NewPriceTable table, PriceBook present, PriceBook book, List<RouteMargin> margins) {
        List<RouteMargin> losses() {
            return AddPriceTable.losses(margins);
        }
    }

    /// Refuses what it would refuse to add, except for prices below cost.
    @Transactional
    Preview preview(PriceTableBody body) {
        NewPriceTable wanted = body.read(limits.maxPriceLines());
        Check.rules("", () -> tables.refusal(wanted))
                .ifPresent(refusal -> {
                    throw refused(refusal);
                });
        PriceBook present = books.load();
        PriceBook book = present.with(wanted);
        return new Preview(wanted, present, book, affected.of(book, wanted));
    }

    /// Stores the table. Prices below cost are refused only from who says so in `allow_below_cost`.
    @Transactional
    Added add(PriceTableBody body) {
        NewPriceTable wanted = body.read(limits.maxPriceLines());
        PriceBook present = books.load();
        return switch (Check.rules("", () -> tables.create(wanted))) {
            case PriceTableCreation.Created(PriceTable table) -> {
                List<RouteMargin> losses = losses(affected.of(present.with(wanted), wanted));
                if (!losses.isEmpty() && Boolean.FALSE.equals(body.allowBelowCost())) {
                    throw Refused.conflict(
                            BELOW_COST,
                            "models would sell below cost: " + names(losses),
                            "allow_below_cost");
                }
                journal.created("price_table", table.id(), null, PriceTableView.of(table));
                yield new Added(table, losses);
            }
            case PriceTableCreation refusal -> throw refused(refusal);
        };
    }

    private static Refused refused(PriceTableCreation refusal) {
        return switch (refusal) {
            case PriceTableCreation.Conflict(String model) ->
                    Refused.conflict(
                            "price_conflict",
                            "two prices would hold for " + model + " from the same moment on",
                            "effective_from");
            case PriceTableCreation.UnknownUpstream(var upstream) ->
                    Refused.invalid("upstream", "there is no such upstream");
            case PriceTableCreation.UnknownRateCard(String rateCard) ->
                    Refused.invalid("rate_card", "there is no such rate card");
            case PriceTableCreation.WrongCurrency(var expected) ->
                    Refused.invalid(
                            "currency",
                            "must be " + expected.getCurrencyCode() + ", the rate card's");
            case PriceTableCreation.Created(PriceTable table) ->
                    throw new IllegalArgumentException(table.id() + " is no refusal");
        };
    }

    private static List<RouteMargin> losses(List<RouteMargin> margins) {
        return margins.stream().filter(RouteMargin::isBelowCost).toList();
    }

    private static String names(List<RouteMargin> losses) {
        return String.join(
                ", ", losses.stream().map(loss -> loss.model().value()).distinct().toList());
    }
}
