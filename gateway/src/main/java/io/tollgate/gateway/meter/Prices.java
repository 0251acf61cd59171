package io.tollgate.gateway.meter;

import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.pricing.Rated;
import io.tollgate.billing.pricing.Rating;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The prices of one call, pinned at its moment: the sell price from the start, the others looked
/// up in the same book.
public record Prices(PriceBook book, PricedModel sell, ModelId model, Instant moment) {
    public Rated charge(TokenUsage usage) {
        return Rating.rate(sell, usage, moment);
    }

    /// Null when no retail price is known.
    public UsageRecord.@Nullable Retail retail(TokenUsage usage) {
        return book.retail(model, moment)
                .map(price -> Rating.rate(price, usage, moment))
                .map(rated ->
                        new UsageRecord.Retail(
                                rated.totalNanos(),
                                rated.currency().getCurrencyCode(),
                                rated.version().value()))
                .orElse(null);
    }

    /// Null when the upstream's wholesale price is not known.
    public UsageRecord.@Nullable Cost cost(
            UpstreamId upstream, String upstreamModel, TokenUsage usage) {
        return book.wholesale(upstream, upstreamModel, moment)
                .map(price -> Rating.rate(price, usage, moment))
                .map(rated ->
                        new UsageRecord.Cost(
                                rated.totalNanos(),
                                rated.currency().getCurrencyCode(),
                                rated.version().value()))
                .orElse(null);
    }
}
