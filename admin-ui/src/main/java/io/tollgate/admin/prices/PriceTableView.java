package io.tollgate.admin.prices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.billing.money.Decimals;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceWindow;
import io.tollgate.billing.pricing.RouteMargin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A price table, as the API shows it: every price with nine decimals, null where none was given.
///
/// @param warnings in the answer to a new table alone
record PriceTableView(
        String id,
        String kind,
        String name,
        @Nullable String upstream,
        @Nullable String rateCard,
        String currency,
        Instant effectiveFrom,
        Instant createdAt,
        boolean allowBelowCost,
        List<LineView> lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<WarningView> warnings) {
    /// A kind of unit that sells below cost.
    ///
    /// @param code `below_cost`
    /// @param contextFrom total input tokens from which that is so
    /// @param sell per million tokens, per call for a request
    /// @param cost the same
    record WarningView(
            String code,
            String model,
            String rateCard,
            String upstream,
            String upstreamModel,
            String kind,
            int contextFrom,
            String sell,
            String cost) {
        static Stream<WarningView> of(RouteMargin margin) {
            return margin.losses().stream()
                    .map(loss ->
                            new WarningView(
                                    AddPriceTable.BELOW_COST,
                                    margin.model().value(),
                                    margin.rateCard(),
                                    margin.route().upstream().toString(),
                                    margin.route().upstreamModel(),
                                    loss.kind(),
                                    loss.contextFrom(),
                                    Decimals.format(loss.sellNanos()),
                                    Decimals.format(loss.costNanos())));
        }
    }

    record LineView(
            String model,
            String input,
            @Nullable String cachedInput,
            @Nullable String cacheWrite,
            String output,
            @Nullable String reasoning,
            @Nullable String request,
            int contextFrom,
            @Nullable WindowView window) {
        static LineView of(PriceLine line) {
            Long request = line.requestNanos();
            return new LineView(
                    line.model(),
                    line.input().perMillion(),
                    decimal(line.cachedInput()),
                    decimal(line.cacheWrite()),
                    line.output().perMillion(),
                    decimal(line.reasoning()),
                    request == null ? null : Decimals.format(request),
                    line.contextFrom(),
                    line.window() == null ? null : WindowView.of(line.window()));
        }

        private static @Nullable String decimal(@Nullable UnitPrice price) {
            return price == null ? null : price.perMillion();
        }
    }

    record WindowView(List<String> days, String from, String to, String tz) {
        static WindowView of(PriceWindow window) {
            return new WindowView(
                    window.dayNames(), window.fromText(), window.toText(), window.tz().getId());
        }
    }

    /// What a new table warns of.
    static PriceTableView of(AddPriceTable.Added added) {
        return view(added.table(), added.losses().stream().flatMap(WarningView::of).toList());
    }

    static PriceTableView of(PriceTable table) {
        return view(table, null);
    }

    private static PriceTableView view(PriceTable table, @Nullable List<WarningView> warnings) {
        return new PriceTableView(
                table.id().toString(),
                table.scope().kind(),
                table.name(),
                table.scope() instanceof PriceScope.Wholesale(var upstream)
                        ? upstream.toString()
                        : null,
                table.scope() instanceof PriceScope.Sell(var rateCard) ? rateCard : null,
                table.currency().getCurrencyCode(),
                table.effectiveFrom(),
                table.createdAt(),
                table.belowCostAllowed(),
                table.lines().stream().map(LineView::of).toList(),
                warnings);
    }
}
