package io.tollgate.gateway;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.NewPriceTable;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PriceTableCreation;
import io.tollgate.billing.pricing.PriceTables;
import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.IssuedKey;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.model.ModelPut;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.TenantChange;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.catalog.upstream.CredentialAddition;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewCredential;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Fills the stores for a test.
@ApplicationScoped
public class Shop {
    private static final Currency USD = Currency.getInstance("USD");

    private final AtomicInteger count = new AtomicInteger();
    private final Tenants tenants;
    private final ApiKeys keys;
    private final Upstreams upstreams;
    private final Credentials credentials;
    private final Models models;
    private final PriceTables prices;
    private final Credits credits;

    Shop(
            Tenants tenants,
            ApiKeys keys,
            Upstreams upstreams,
            Credentials credentials,
            Models models,
            PriceTables prices,
            Credits credits) {
        this.tenants = tenants;
        this.keys = keys;
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.models = models;
        this.prices = prices;
        this.credits = credits;
    }

    public TenantId tenant() {
        return tenants.create(
                        new NewTenant(
                                "Acme",
                                "acme@example.com",
                                NewTenant.USUAL_RATE_CARD,
                                0,
                                RateLimits.NONE))
                .id();
    }

    public IssuedKey key(TenantId tenant, NewApiKey key) {
        return keys.issue(tenant, key);
    }

    public void revoke(IssuedKey key) {
        var _ = keys.revoke(key.key().id(), Instant.now()).orElseThrow();
    }

    public void suspend(TenantId tenant, boolean suspended) {
        var _ =
                tenants.update(tenant, new TenantChange(null, null, null, null, null, !suspended))
                        .orElseThrow();
    }

    public void grant(TenantId tenant, String amount) {
        var _ =
                credits.post(
                        new Credits.Request(
                                tenant,
                                Credits.Source.GRANT,
                                Money.parse(amount, USD),
                                UUID.randomUUID().toString(),
                                null));
        credits.publish(tenant);
    }

    /// Routed and priced at 0.435 and 0.87 USD a million.
    public String pricedModel() {
        String id = unpricedModel();
        PriceTableCreation created =
                prices.create(
                        new NewPriceTable(
                                new PriceScope.Sell(NewTenant.USUAL_RATE_CARD),
                                id,
                                USD,
                                Instant.now().minusSeconds(60),
                                List.of(
                                        PriceLine.flat(
                                                id,
                                                new UnitPrice(435_000_000),
                                                new UnitPrice(870_000_000)))));
        expect(created instanceof PriceTableCreation.Created, created);
        return id;
    }

    public String unpricedModel() {
        String name = "up-" + count.incrementAndGet();
        UpstreamCreation created =
                upstreams.create(
                        new NewUpstream(
                                name,
                                name,
                                DialectName.OPENAI,
                                URI.create("http://127.0.0.1:1/v1"),
                                true,
                                Upstream.Disconnect.DRAIN,
                                true));
        if (!(created instanceof UpstreamCreation.Created(Upstream upstream))) {
            throw new AssertionError(created);
        }
        CredentialAddition added =
                credentials.add(upstream.id(), new NewCredential("main", "secret", 1, true));
        expect(added instanceof CredentialAddition.Added, added);
        return put(new Route(upstream.id(), "theirs", 1, 1));
    }

    public String unroutedModel() {
        return put();
    }

    private String put(Route... routes) {
        String id = "model-" + count.incrementAndGet();
        ModelPut put = models.put(Samples.model(id, routes));
        expect(put instanceof ModelPut.Created, put);
        return id;
    }

    private static void expect(boolean holds, Object outcome) {
        if (!holds) {
            throw new AssertionError(outcome);
        }
    }
}
