package io.tollgate.gateway.route;

import static io.tollgate.gateway.Samples.credential;
import static io.tollgate.gateway.Samples.model;
import static io.tollgate.gateway.Samples.upstream;

import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTableId;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.model.Routing.Policy;
import io.tollgate.catalog.snapshot.CatalogSnapshot;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.health.Standing;
import io.tollgate.gateway.health.Standing.Kind;
import io.tollgate.gateway.http.ProviderWish;
import io.tollgate.gateway.http.ProviderWish.MaxPrice;
import io.tollgate.gateway.http.ProviderWish.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Three upstreams, what they cost and how they stand, and calls that look for their way among
/// them.
class RoutedCalls {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Currency USD = Currency.getInstance("USD");
    static final Currency CNY = Currency.getInstance("CNY");

    final Upstream one = upstream("one", "https://one.example/v1", false);
    final Upstream two = upstream("two", "https://two.example/v1", false);
    final Upstream three = upstream("three", "https://three.example/v1", false);
    final Map<String, Standing> standings = new HashMap<>();
    final List<PriceTable> prices = new ArrayList<>();
    final Router router =
            new Router(
                    (lanes, stream, version) ->
                            lanes.stream()
                                    .map(lane ->
                                            standings.getOrDefault(
                                                    lane.upstreamModel(), standing(Kind.WELL, 0)))
                                    .toList(),
                    new Random(7));

    ProviderWish wish = ProviderWish.NONE;
    OptionalLong prefix = OptionalLong.empty();
    boolean belowCost;

    RoutedCalls() {
        price(new PriceScope.Sell("standard"), USD, "m", 1_000);
    }

    static ProviderWish wish(
            List<String> order,
            List<String> only,
            List<String> ignore,
            @Nullable Sort sort,
            boolean allowFallbacks) {
        return new ProviderWish(order, only, ignore, sort, allowFallbacks, MaxPrice.NONE);
    }

    static Standing standing(Kind kind, double badness) {
        return new Standing(kind, kind == Kind.WELL ? "" : "BAD", badness, null, 0);
    }

    static Standing paced(double nanos) {
        return new Standing(Kind.WELL, "", 0, null, nanos);
    }

    static Model with(Policy policy, boolean belowCost, io.tollgate.catalog.model.Route... routes) {
        Model usual = model("m", routes);
        return new Model(
                usual.id(),
                usual.displayName(),
                usual.contextLength(),
                usual.maxOutputTokens(),
                usual.defaultOutputTokens(),
                usual.aliases(),
                usual.routes(),
                new Routing(policy, true, belowCost, null),
                usual.createdAt());
    }

    void cost(Upstream upstream, long nanos) {
        price(new PriceScope.Wholesale(upstream.id()), USD, "their-" + upstream.name(), nanos);
    }

    void cached(Upstream upstream) {
        UnitPrice full = new UnitPrice(500);
        prices.add(
                table(
                        new PriceScope.Wholesale(upstream.id()),
                        USD,
                        new PriceLine(
                                "their-" + upstream.name(),
                                full,
                                new UnitPrice(50),
                                null,
                                full,
                                null,
                                null,
                                0,
                                null)));
    }

    void price(PriceScope scope, Currency currency, String name, long nanos) {
        UnitPrice price = new UnitPrice(nanos);
        prices.add(table(scope, currency, PriceLine.flat(name, price, price)));
    }

    PriceTable table(PriceScope scope, Currency currency, PriceLine line) {
        return new PriceTable(
                PriceTableId.create(),
                scope,
                "test",
                currency,
                NOW.minusSeconds(60),
                NOW.minusSeconds(60),
                List.of(line),
                belowCost);
    }

    Plan plan(Model model) {
        return plan(model, allWithOneCredential(model));
    }

    Plan plan(Model model, CatalogSnapshot catalog) {
        PriceBook book = PriceBook.of(prices);
        return router.plan(
                new RouteQuery(
                        model,
                        new Snapshot(catalog, book),
                        book.sell("standard", model.id(), NOW).orElseThrow(),
                        NOW,
                        true,
                        new TokenUsage(1_000, 0, 0, 1_000, 0),
                        wish,
                        prefix));
    }

    static List<String> names(Plan plan) {
        return plan.usable().stream().map(candidate -> candidate.upstream().name()).toList();
    }

    CatalogSnapshot allWithOneCredential(Model model) {
        List<Upstream> all = List.of(one, two, three);
        return CatalogSnapshot.of(
                1,
                List.of(model),
                all,
                all.stream().map(upstream -> credential(upstream, "c", 1)).toList());
    }
}
