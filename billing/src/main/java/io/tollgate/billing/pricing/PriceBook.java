package io.tollgate.billing.pricing;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All prices that ever held or are scheduled, in memory: a change starts on time without a look at
/// PostgreSQL. Tables overlay: for a model, the newest version in effect that has lines for it wins
/// whole. Immutable; lookups never block and may run on an event loop.
public final class PriceBook {
    private final Map<PriceScope, Map<String, Timeline>> prices;

    private PriceBook(Map<PriceScope, Map<String, Timeline>> prices) {
        this.prices = prices;
    }

    /// Throws [IllegalArgumentException] if two tables price one model of one scope from the same
    /// moment on.
    public static PriceBook of(Collection<PriceTable> tables) {
        Map<PriceScope, Map<String, Map<Instant, PricedModel>>> versions = new HashMap<>();
        for (PriceTable table : tables) {
            Map<String, Map<Instant, PricedModel>> models =
                    versions.computeIfAbsent(table.scope(), scope -> new HashMap<>());
            linesByModel(table)
                    .forEach((model, lines) -> {
                        PricedModel priced =
                                new PricedModel(
                                        table.id(),
                                        table.currency(),
                                        lines,
                                        table.belowCostAllowed());
                        PricedModel other =
                                models.computeIfAbsent(model, name -> new HashMap<>())
                                        .put(table.effectiveFrom(), priced);
                        if (other != null) {
                            throw new IllegalArgumentException(
                                    other.version()
                                            + " and "
                                            + table.id()
                                            + " both price "
                                            + model);
                        }
                    });
        }
        Map<PriceScope, Map<String, Timeline>> prices = new HashMap<>();
        versions.forEach((scope, models) -> {
            Map<String, Timeline> timelines = new HashMap<>();
            models.forEach((model, dated) -> timelines.put(model, Timeline.of(dated)));
            prices.put(scope, timelines);
        });
        return new PriceBook(prices);
    }

    /// This book as if the table were stored: nothing is. Throws [IllegalArgumentException] if a
    /// model of its scope has another price from the same moment on.
    public PriceBook with(NewPriceTable table) {
        PriceTableId version = PriceTableId.create();
        Map<String, Timeline> models = new HashMap<>(prices.getOrDefault(table.scope(), Map.of()));
        table.lines().stream()
                .collect(Collectors.groupingBy(PriceLine::model))
                .forEach((model, lines) -> {
                    PricedModel priced =
                            new PricedModel(
                                    version, table.currency(), lines, table.belowCostAllowed());
                    Timeline known = models.get(model);
                    models.put(
                            model,
                            known == null
                                    ? Timeline.of(Map.of(table.effectiveFrom(), priced))
                                    : known.with(table.effectiveFrom(), priced));
                });
        Map<PriceScope, Map<String, Timeline>> more = new HashMap<>(prices);
        more.put(table.scope(), models);
        return new PriceBook(more);
    }

    /// What tenants of a rate card pay for a public model. Empty means not for sale.
    public Optional<PricedModel> sell(String rateCard, ModelId model, Instant moment) {
        return find(new PriceScope.Sell(rateCard), model.value(), moment);
    }

    /// What an upstream charges us for one of its own models. Empty means unknown, not free.
    public Optional<PricedModel> wholesale(
            UpstreamId upstream, String upstreamModel, Instant moment) {
        return find(new PriceScope.Wholesale(upstream), upstreamModel, moment);
    }

    /// The provider's public price of a public model. Empty means unknown, not free.
    public Optional<PricedModel> retail(ModelId model, Instant moment) {
        return find(new PriceScope.Retail(), model.value(), moment);
    }

    private Optional<PricedModel> find(PriceScope scope, String model, Instant moment) {
        Map<String, Timeline> models = prices.get(scope);
        Timeline timeline = models == null ? null : models.get(model);
        return timeline == null ? Optional.empty() : timeline.at(moment);
    }

    private static Map<String, List<PriceLine>> linesByModel(PriceTable table) {
        return table.lines().stream().collect(Collectors.groupingBy(PriceLine::model));
    }
}
