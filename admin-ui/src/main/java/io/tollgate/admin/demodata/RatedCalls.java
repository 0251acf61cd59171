package io.tollgate.admin.demodata;

import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.pricing.Rated;
import io.tollgate.billing.pricing.Rating;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecord.Attempt;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.upstream.Upstream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns planned calls into the records that the gateway would have written, at the prices of their
/// moments. Pure.
///
/// @param models those that may be called, by id
/// @param upstreams those of the models' routes, by id as text
record RatedCalls(PriceBook prices, Map<String, Model> models, Map<String, Upstream> upstreams) {
    private static final int OK = 200;
    private static final int OVERLOADED = 503;

    RatedCalls {
        models = Map.copyOf(models);
        upstreams = Map.copyOf(upstreams);
    }

    /// Empty for a model that is not there, has no route or had no price then.
    Optional<UsageRecord> rate(Tenant tenant, List<KeyId> keys, PlannedCall call) {
        Model model = models.get(call.model());
        if (model == null || model.routes().isEmpty()) {
            return Optional.empty();
        }
        Route route = model.routes().getFirst();
        Upstream upstream = upstreams.get(route.upstream().toString());
        ModelId id = model.id();
        return upstream == null
                ? Optional.empty()
                : prices.sell(tenant.rateCard(), id, call.at())
                        .map(sell ->
                                record(tenant, keys.get(call.key()), call, route, upstream, sell));
    }

    private UsageRecord record(
            Tenant tenant,
            KeyId key,
            PlannedCall call,
            Route route,
            Upstream upstream,
            PricedModel sell) {
        boolean failed = call.status() == Status.FAILED;
        Rated charge = Rating.rate(sell, call.usage(), call.at());
        Optional<Rated> cost =
                rated(prices.wholesale(route.upstream(), route.upstreamModel(), call.at()), call);
        Optional<Rated> retail = rated(prices.retail(new ModelId(call.model()), call.at()), call);
        return new UsageRecord(
                CallId.at(call.at()),
                tenant.id(),
                key,
                call.model(),
                call.stream(),
                call.status(),
                call.usage(),
                failed ? UsageSource.NONE : UsageSource.REPORTED,
                Map.of(),
                tenant.currency().getCurrencyCode(),
                failed ? 0 : charge.totalNanos(),
                failed ? List.of() : charge.lines(),
                failed ? null : charge.version().value(),
                retail.map(RatedCalls::retail).orElse(null),
                cost.map(RatedCalls::cost).orElse(null),
                failed
                        ? null
                        : new UsageRecord.Upstream(
                                upstream.id().value(),
                                upstream.name(),
                                route.upstreamModel(),
                                null),
                call.latencyMs(),
                failed ? null : firstToken(call),
                attempts(call, upstream.name()));
    }

    private static Optional<Rated> rated(Optional<PricedModel> price, PlannedCall call) {
        return price.filter(_ -> call.status() != Status.FAILED)
                .map(one -> Rating.rate(one, call.usage(), call.at()));
    }

    private static UsageRecord.Retail retail(Rated rated) {
        return new UsageRecord.Retail(
                rated.totalNanos(), rated.currency().getCurrencyCode(), rated.version().value());
    }

    private static UsageRecord.Cost cost(Rated rated) {
        return new UsageRecord.Cost(
                rated.totalNanos(), rated.currency().getCurrencyCode(), rated.version().value());
    }

    private static @Nullable Long firstToken(PlannedCall call) {
        return call.stream() ? Math.min(call.latencyMs(), 250 + call.latencyMs() / 20) : null;
    }

    private static List<Attempt> attempts(PlannedCall call, String upstream) {
        Attempt refused = new Attempt(upstream, OVERLOADED, "overloaded", 120);
        if (call.status() == Status.FAILED) {
            return List.of(refused, refused);
        }
        Attempt answered = new Attempt(upstream, OK, null, call.latencyMs());
        return call.retried() ? List.of(refused, answered) : List.of(answered);
    }

    /// The latest moment of the calls, and no earlier than the given one.
    static Instant latest(List<UsageRecord> records, Instant least) {
        return records.stream()
                .map(UsageRecord::createdAt)
                .filter(moment -> moment.isAfter(least))
                .max(Instant::compareTo)
                .orElse(least);
    }
}
