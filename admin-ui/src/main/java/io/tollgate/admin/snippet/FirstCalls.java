package io.tollgate.admin.snippet;

import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes first calls that work as shown: with the gateway's own address and a model that the tenant
/// can buy. Blocks on PostgreSQL.
@ApplicationScoped
public class FirstCalls {
    /// Stands where a secret would, which we no longer know.
    private static final String SOME_KEY = "tg_live_YOUR_KEY";

    private final Models models;
    private final PriceBooks prices;
    private final GatewayUrl gateway;
    private final Clock clock;

    FirstCalls(Models models, PriceBooks prices, GatewayConfig config, Clock clock) {
        this.models = models;
        this.prices = prices;
        this.gateway = GatewayUrl.of(config.url(), config.bind(), config.port());
        this.clock = clock;
    }

    /// With a place to put a key.
    public FirstCall of(Tenant tenant) {
        return FirstCall.of(gateway, SOME_KEY, first(forSale(tenant)));
    }

    /// With a key's secret, which may call these models alone; none named means all.
    public FirstCall of(Tenant tenant, String secret, List<String> allowed) {
        return FirstCall.of(
                gateway,
                secret,
                first(
                        forSale(tenant).stream()
                                .filter(id -> allowed.isEmpty() || allowed.contains(id))
                                .toList()));
    }

    /// Public ids of what a tenant can buy now, ascending.
    public List<String> forSale(Tenant tenant) {
        PriceBook book = prices.load();
        Instant now = clock.instant();
        return models.all().stream()
                .map(Model::id)
                .filter(id -> book.sell(tenant.rateCard(), id, now).isPresent())
                .map(ModelId::value)
                .toList();
    }

    private static @Nullable String first(List<String> ids) {
        return ids.isEmpty() ? null : ids.getFirst();
    }
}
