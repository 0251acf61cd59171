package io.tollgate.admin.prices;

import io.tollgate.billing.pricing.Margins;
import io.tollgate.billing.pricing.NewPriceTable;
import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.RouteMargin;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.tenant.RateCards;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which margins a table of prices touches. Blocks on PostgreSQL.
@ApplicationScoped
class AffectedMargins {
    private final Models models;
    private final RateCards rateCards;

    AffectedMargins(Models models, RateCards rateCards) {
        this.models = models;
        this.rateCards = rateCards;
    }

    /// What its models earn at the table's moment, on the routes that it prices. Empty for a retail
    /// table, from which nobody earns.
    ///
    /// @param book with the table in it
    List<RouteMargin> of(PriceBook book, NewPriceTable table) {
        Set<String> priced =
                table.lines().stream().map(PriceLine::model).collect(Collectors.toSet());
        return switch (table.scope()) {
            case PriceScope.Sell(String rateCard) ->
                    models.all().stream()
                            .filter(model -> priced.contains(model.id().value()))
                            .flatMap(model -> margins(book, Set.of(rateCard), model, table))
                            .toList();
            case PriceScope.Wholesale(UpstreamId upstream) ->
                    models.all().stream()
                            .flatMap(model -> margins(book, rateCards.all().keySet(), model, table))
                            .filter(margin -> leads(margin.route(), upstream, priced))
                            .toList();
            case PriceScope.Retail() -> List.of();
        };
    }

    private static Stream<RouteMargin> margins(
            PriceBook book, Collection<String> cards, Model model, NewPriceTable table) {
        return cards.stream()
                .flatMap(card -> Margins.of(book, card, model, table.effectiveFrom()).stream());
    }

    private static boolean leads(Route route, UpstreamId upstream, Set<String> priced) {
        return route.upstream().equals(upstream) && priced.contains(route.upstreamModel());
    }
}
