package io.tollgate.admin.prices;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.pricing.NewPriceTable;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.tenant.NewTenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price table, which is a version: stored once, never changed.
///
/// @param kind `wholesale`, `sell` or `retail`
/// @param upstream the upstream's id, for wholesale alone
/// @param rateCard for sell alone, `standard` unless given
/// @param effectiveFrom may be past, which never re-rates
/// @param allowBelowCost false refuses a table with which a model sells below cost; left out, or
///   true, such a table is stored and the answer warns; true, said and kept, makes gateways use
///   routes on which its prices sell below cost
record PriceTableBody(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String upstream,
        @Nullable String rateCard,
        @Nullable String currency,
        @Nullable String effectiveFrom,
        @Nullable List<@Nullable PriceLineBody> lines,
        @Nullable Boolean allowBelowCost) {
    private enum Kind {
        WHOLESALE,
        SELL,
        RETAIL
    }

    NewPriceTable read(int mostLines) {
        PriceScope scope = scope();
        String named = Check.text(name, "name", 200);
        Currency money = Check.currency(currency, "currency");
        Instant from = Check.time(effectiveFrom, "effective_from");
        List<PriceLine> prices = new ArrayList<>();
        for (PriceLineBody line :
                Check.entries(Check.required(lines, "lines"), "lines", mostLines)) {
            prices.add(line.read("lines[" + prices.size() + "]."));
        }
        boolean meant = Boolean.TRUE.equals(allowBelowCost);
        return Check.rules("", () -> new NewPriceTable(scope, named, money, from, prices, meant));
    }

    private PriceScope scope() {
        Kind wanted = Check.oneOf(kind, "kind", List.of(Kind.WHOLESALE, Kind.SELL, Kind.RETAIL));
        if (wanted != Kind.WHOLESALE) {
            refuse(upstream, "upstream", "belongs to kind wholesale only");
        }
        if (wanted != Kind.SELL) {
            refuse(rateCard, "rate_card", "belongs to kind sell only");
        }
        return switch (wanted) {
            case WHOLESALE ->
                    new PriceScope.Wholesale(Check.id(upstream, "upstream", UpstreamId::parse));
            case SELL ->
                    new PriceScope.Sell(
                            rateCard == null
                                    ? NewTenant.USUAL_RATE_CARD
                                    : Check.text(rateCard, "rate_card", 63));
            case RETAIL -> new PriceScope.Retail();
        };
    }

    private static void refuse(@Nullable String value, String field, String message) {
        if (value != null) {
            throw Refused.invalid(field, message);
        }
    }
}
