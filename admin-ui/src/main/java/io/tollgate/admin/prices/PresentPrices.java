package io.tollgate.admin.prices;

import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is priced now in a scope, and what waits for a price there. Blocks on PostgreSQL.
@ApplicationScoped
class PresentPrices {
    private final Models models;
    private final PriceBooks books;
    private final Clock clock;

    PresentPrices(Models models, PriceBooks books, Clock clock) {
        this.models = models;
        this.books = books;
        this.clock = clock;
    }

    /// The lines in effect by model, none for a model of ours without price; a model that is not
    /// one of ours any more is left out.
    ///
    /// @param currency of what is priced already
    record Present(Map<String, List<PriceLine>> lines, Optional<Currency> currency) {}

    Present of(PriceScope scope) {
        PriceBook book = books.load();
        Instant now = clock.instant();
        return switch (scope) {
            case PriceScope.Sell(String card) ->
                    present(names(), model -> book.sell(card, new ModelId(model), now));
            case PriceScope.Retail() ->
                    present(names(), model -> book.retail(new ModelId(model), now));
            case PriceScope.Wholesale(UpstreamId upstream) ->
                    present(theirs(upstream), model -> book.wholesale(upstream, model, now));
        };
    }

    private Stream<String> names() {
        return models.all().stream().map(Model::id).map(ModelId::value);
    }

    private Stream<String> theirs(UpstreamId upstream) {
        return models.all().stream()
                .flatMap(model -> model.routes().stream())
                .filter(route -> route.upstream().equals(upstream))
                .map(Route::upstreamModel);
    }

    private static Present present(
            Stream<String> names, Function<String, Optional<PricedModel>> prices) {
        Map<String, List<PriceLine>> lines = new TreeMap<>();
        Map<String, Currency> currencies = new TreeMap<>();
        names.forEach(name -> {
            Optional<PricedModel> priced = prices.apply(name);
            lines.put(name, priced.map(PricedModel::lines).map(List::reversed).orElse(List.of()));
            priced.ifPresent(one -> currencies.put(name, one.currency()));
        });
        return new Present(lines, currencies.values().stream().findFirst());
    }
}
