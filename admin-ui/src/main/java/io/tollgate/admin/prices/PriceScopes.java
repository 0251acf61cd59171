package io.tollgate.admin.prices;

import io.tollgate.admin.web.Refused;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateCards;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose prices a page is about. Blocks on PostgreSQL.
@ApplicationScoped
class PriceScopes {
    private final Upstreams upstreams;
    private final RateCards rateCards;

    PriceScopes(Upstreams upstreams, RateCards rateCards) {
        this.upstreams = upstreams;
        this.rateCards = rateCards;
    }

    List<Upstream> upstreams() {
        return upstreams.all();
    }

    /// 404 for an upstream or a rate card that does not exist.
    PriceScope of(PriceKind kind, @Nullable String upstream, @Nullable String rateCard) {
        return switch (kind) {
            case WHOLESALE -> new PriceScope.Wholesale(upstream(upstream).id());
            case SELL -> {
                String card = rateCard == null ? NewTenant.USUAL_RATE_CARD : rateCard;
                if (rateCards.currency(card).isEmpty()) {
                    throw Refused.notFound("rate card");
                }
                yield new PriceScope.Sell(card);
            }
            case RETAIL -> new PriceScope.Retail();
        };
    }

    /// The currency that prices of the scope must have, empty if any will do.
    Optional<Currency> currency(PriceScope scope) {
        return scope instanceof PriceScope.Sell(String card)
                ? rateCards.currency(card)
                : Optional.empty();
    }

    /// The upstream's name or the rate card, null for everybody.
    @Nullable String name(PriceScope scope) {
        return switch (scope) {
            case PriceScope.Wholesale(UpstreamId id) ->
                    upstreams.find(id).map(Upstream::name).orElse(id.toString());
            case PriceScope.Sell(String card) -> card;
            case PriceScope.Retail() -> null;
        };
    }

    private Upstream upstream(@Nullable String id) {
        try {
            return Optional.ofNullable(id)
                    .map(UpstreamId::parse)
                    .flatMap(upstreams::find)
                    .orElseThrow(() -> Refused.notFound("upstream"));
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound("upstream");
        }
    }
}
