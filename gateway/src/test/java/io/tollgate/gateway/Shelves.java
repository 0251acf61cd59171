package io.tollgate.gateway;

import io.tollgate.billing.pricing.NewPriceTable;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PriceTableCreation;
import io.tollgate.billing.pricing.PriceTables;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.ModelPut;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.snapshot.CatalogSnapshots;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.upstream.CredentialAddition;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewCredential;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstream.Disconnect;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.gateway.route.CatalogWatch;
import io.tollgate.gateway.route.Snapshot;
import io.tollgate.simulator.Simulator;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is for sale: the three models of [Goods] through the simulator from the start, more on
/// demand. Every change holds when the method returns.
@ApplicationScoped
class Shelves {
    static final String CREDENTIAL = "upstream-secret";
    static final int DEFAULT_OUTPUT_TOKENS = 1_000;
    private static final int CONTEXT_LENGTH = 2_000_000;
    private static final int MAX_OUTPUT_TOKENS = 8_192;

    private final Upstreams upstreams;
    private final Credentials credentials;
    private final Models models;
    private final PriceTables prices;
    private final CatalogSnapshots catalogs;
    private final CatalogWatch watch;
    private final Simulator simulator = Simulator.start(0);

    Shelves(
            Upstreams upstreams,
            Credentials credentials,
            Models models,
            PriceTables prices,
            CatalogSnapshots catalogs,
            CatalogWatch watch) {
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.models = models;
        this.prices = prices;
        this.catalogs = catalogs;
        this.watch = watch;
        Upstream everything = upstream(simulated(), Disconnect.DRAIN);
        for (Goods goods : List.of(Goods.DEEPSEEK, Goods.GLM, Goods.KIMI)) {
            sell(goods, List.of(everything));
        }
        awaitSnapshot();
    }

    @PreDestroy
    void close() {
        simulator.close();
    }

    Simulator simulator() {
        return simulator;
    }

    /// An upstream with one credential.
    private Upstream upstream(URI baseUrl, Disconnect disconnect) {
        return upstream(DialectName.OPENAI, baseUrl, disconnect);
    }

    /// A model on the simulator, to be tried in these dialects in this order.
    void sellOn(Goods goods, DialectName... dialects) {
        sell(
                goods,
                Arrays.stream(dialects)
                        .map(dialect ->
                                upstream(
                                        dialect,
                                        simulator.baseUri(dialect.wire()),
                                        Disconnect.DRAIN))
                        .toList());
        awaitSnapshot();
    }

    /// A model on an upstream at this address that speaks this dialect.
    void sellOn(Goods goods, DialectName dialect, URI baseUrl) {
        sell(goods, List.of(upstream(dialect, baseUrl, Disconnect.DRAIN)));
        awaitSnapshot();
    }

    private Upstream upstream(DialectName dialect, URI baseUrl, Disconnect disconnect) {
        String name = "upstream-" + Ids.next();
        UpstreamCreation creation =
                upstreams.create(
                        new NewUpstream(
                                name, "Simulated", dialect, baseUrl, true, disconnect, true));
        if (!(creation instanceof UpstreamCreation.Created(Upstream upstream))) {
            throw new AssertionError(creation);
        }
        CredentialAddition addition =
                credentials.add(upstream.id(), new NewCredential("main", CREDENTIAL, 1, true));
        if (!(addition instanceof CredentialAddition.Added)) {
            throw new AssertionError(addition);
        }
        return upstream;
    }

    /// A model on upstreams at these addresses, to be tried in this order, each under its own name
    /// for the model.
    void offer(Goods goods, Disconnect disconnect, URI... baseUrls) {
        sell(goods, Arrays.stream(baseUrls).map(url -> upstream(url, disconnect)).toList());
        awaitSnapshot();
    }

    /// As [#offer(Goods, Disconnect, URI...)] at the simulator, with its own way to route.
    void offer(Goods goods, int routes, Routing routing) {
        List<Upstream> order = new ArrayList<>();
        for (int n = 0; n < routes; n++) {
            order.add(upstream(simulated(), Disconnect.DRAIN));
        }
        sell(goods, order, routing);
        awaitSnapshot();
    }

    /// What precedes `/chat/completions` at the simulator.
    URI simulated() {
        return simulator.baseUri("openai");
    }

    /// A model that has no price, on the shelf all the same.
    void offerUnpriced(String model) {
        put(model, List.of(new Route(anyUpstream().id(), model, 0, 1)));
        awaitSnapshot();
    }

    /// A model with a price and no route.
    void offerUnrouted(Goods goods) {
        put(goods.model(), List.of());
        price(new PriceScope.Sell(NewTenant.USUAL_RATE_CARD), goods.sell());
        awaitSnapshot();
    }

    /// What the upstream of a route, counted from 1, calls the model.
    static String upstreamModel(Goods goods, int route) {
        return route == 1 ? goods.upstreamModel() : goods.upstreamModel() + "-" + route;
    }

    /// The name of the upstream of a route, counted from 0.
    String upstreamOf(Goods goods, int route) {
        Model model = models.find(new ModelId(goods.model())).orElseThrow();
        return upstreams.find(model.routes().get(route).upstream()).orElseThrow().name();
    }

    /// Waits until the gateway serves from everything that is committed now.
    void awaitSnapshot() {
        long version = catalogs.currentVersion();
        Until.holds(
                "the catalog's change is followed",
                Duration.ofSeconds(5),
                () -> watch.current().map(Shelves::version).orElse(-1L) >= version);
    }

    private Upstream anyUpstream() {
        return upstreams.list(1, null).getFirst();
    }

    private static long version(Snapshot snapshot) {
        return snapshot.catalog().version();
    }

    private void sell(Goods goods, List<Upstream> order) {
        sell(goods, order, Routing.USUAL);
    }

    private void sell(Goods goods, List<Upstream> order, Routing routing) {
        List<Route> routes = new ArrayList<>();
        for (int n = 0; n < order.size(); n++) {
            String name = upstreamModel(goods, n + 1);
            routes.add(new Route(order.get(n).id(), name, n, 1));
            price(
                    new PriceScope.Wholesale(order.get(n).id()),
                    new Goods(goods.model(), name, goods.sellInput(), goods.sellOutput())
                            .wholesale());
        }
        put(goods.model(), routes, routing);
        price(new PriceScope.Sell(NewTenant.USUAL_RATE_CARD), goods.sell());
        price(new PriceScope.Retail(), goods.retail());
    }

    private void put(String model, List<Route> routes) {
        put(model, routes, Routing.USUAL);
    }

    private void put(String model, List<Route> routes, Routing routing) {
        ModelPut put =
                models.put(
                        new Model(
                                new ModelId(model),
                                model,
                                CONTEXT_LENGTH,
                                MAX_OUTPUT_TOKENS,
                                DEFAULT_OUTPUT_TOKENS,
                                List.of(),
                                routes,
                                routing,
                                Instant.now()));
        if (!(put instanceof ModelPut.Created)) {
            throw new AssertionError(put);
        }
    }

    private void price(PriceScope scope, PriceLine line) {
        PriceTableCreation creation =
                prices.create(
                        new NewPriceTable(
                                scope,
                                "test",
                                Till.USD,
                                Instant.now().minusSeconds(3_600),
                                List.of(line)));
        if (!(creation instanceof PriceTableCreation.Created)) {
            throw new AssertionError(creation);
        }
    }
}
