package io.tollgate.gateway.route;

import io.tollgate.billing.pricing.Margins;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.pricing.Rating;
import io.tollgate.billing.usage.TokenKind;
import org.jspecify.annotations.Nullable;

/// What a call costs on a route, and whether that is more than it sells for. Pure.
final class Costs {
    private final RouteQuery query;

    Costs(RouteQuery query) {
        this.query = query;
    }

    /// Null if nobody has entered it.
    @Nullable PricedModel wholesale(Candidate candidate) {
        return query.snapshot()
                .prices()
                .wholesale(
                        candidate.upstream().id(),
                        candidate.route().upstreamModel(),
                        query.moment())
                .orElse(null);
    }

    /// Unknown costs and those in another currency are not below cost.
    boolean isBelowCost(@Nullable PricedModel wholesale) {
        return wholesale != null
                && !query.model().routing().allowBelowCost()
                && !query.sell().belowCostAllowed()
                && !wholesale.belowCostAllowed()
                && wholesale.currency().equals(query.sell().currency())
                && Margins.isBelowCost(
                        query.sell(), wholesale, query.moment(), query.expected().totalInput());
    }

    /// Null if unknown or in another currency.
    @Nullable Long nanos(@Nullable PricedModel wholesale) {
        return wholesale == null || !wholesale.currency().equals(query.sell().currency())
                ? null
                : Rating.rate(wholesale, query.expected(), query.moment()).totalNanos();
    }

    boolean cachesCheaper(@Nullable PricedModel wholesale) {
        if (wholesale == null) {
            return false;
        }
        PriceLine line = wholesale.choose(query.moment(), query.expected().totalInput());
        return line.price(TokenKind.CACHED_INPUT).nanosPerMillion()
                < line.price(TokenKind.INPUT).nanosPerMillion();
    }
}
