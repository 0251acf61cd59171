package io.tollgate.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.money.UnitPrice;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarginsTest {
    /// A Monday.
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final UpstreamId ZHIPU = UpstreamId.create();
    private static final Model MODEL =
            new Model(
                    new ModelId("glm"),
                    "GLM",
                    1000,
                    100,
                    100,
                    List.of(),
                    List.of(new Route(ZHIPU, "glm-air", 0, 1)),
                    Routing.USUAL,
                    NOW);
    private static final PriceLine COST = line("glm-air", 2, 8);

    @Test
    void aModelWithoutSellPriceEarnsNothing() {
        assertThat(Margins.of(book(COST), "standard", MODEL, NOW)).isEmpty();
    }

    @Test
    void theUsualMarginIsThatOfASmallCall() {
        RouteMargin margin = margin(line("glm", 4, 10), COST);

        assertThat(margin.known()).isEqualTo(RouteMargin.Known.YES);
        assertThat(margin.usual())
                .containsExactly(
                        new KindMargin("input", 0, 4, 2), new KindMargin("output", 0, 10, 8));
        assertThat(margin.usual().get(1).permille()).isEqualTo(200);
        assertThat(margin.isBelowCost()).isFalse();
    }

    @Test
    void sellingAtCostIsNotBelowCost() {
        assertThat(margin(line("glm", 2, 8), COST).isBelowCost()).isFalse();
    }

    @Test
    void oneKindBelowCostIsEnough() {
        assertThat(margin(line("glm", 100, 7), COST).losses())
                .extracting(KindMargin::kind)
                .containsExactly("output", "reasoning");
    }

    @Test
    void aKindWithAPriceOfItsOwnIsLookedAt() {
        PriceLine cheapCache = line("glm", 4, 10, 1L, 0, null);

        assertThat(margin(cheapCache, COST).losses())
                .containsExactly(new KindMargin("cached_input", 0, 1, 2));
    }

    @Test
    void aRequestPriceThatIsNotPassedOnIsALoss() {
        PriceLine cost =
                new PriceLine("glm-air", price(2), null, null, price(8), null, 5L, 0, null);

        assertThat(margin(line("glm", 4, 10), cost).losses())
                .containsExactly(new KindMargin("request", 0, 0, 5));
    }

    @Test
    void aDearerTierOfTheUpstreamIsFound() {
        RouteMargin margin =
                margin(
                        List.of(line("glm", 4, 10)),
                        List.of(COST, line("glm-air", 6, 8, null, 32_000, null)));

        assertThat(margin.losses())
                .contains(new KindMargin("input", 32_000, 4, 6))
                .allMatch(loss -> loss.contextFrom() == 32_000);
    }

    @Test
    void anHourOfTheWeekBelowCostIsFound() {
        PriceWindow sundayNight =
                PriceWindow.parse(List.of("sun"), "23:30", "23:45", "Asia/Shanghai", null);

        assertThat(
                        margin(
                                        List.of(line("glm", 4, 10)),
                                        List.of(COST, line("glm-air", 2, 11, null, 0, sundayNight)))
                                .losses())
                .extracting(KindMargin::costNanos)
                .contains(11L);
    }

    @Test
    void aWindowOnBothSidesThatGoesTogetherIsNoLoss() {
        PriceWindow peak = PriceWindow.parse(List.of("mon"), "09:00", "12:00", "UTC", null);

        assertThat(
                        margin(
                                        List.of(
                                                line("glm", 4, 10),
                                                line("glm", 8, 20, null, 0, peak)),
                                        List.of(COST, line("glm-air", 6, 16, null, 0, peak)))
                                .isBelowCost())
                .isFalse();
    }

    @Test
    void withoutACostNothingIsKnown() {
        RouteMargin unknown =
                Margins.of(sell(book(), line("glm", 4, 10)), "standard", MODEL, NOW).getFirst();

        assertThat(unknown.known()).isEqualTo(RouteMargin.Known.NO_COST);
        assertThat(unknown.isBelowCost()).isFalse();
    }

    @Test
    void anotherCurrencyIsNotCompared() {
        PriceBook book =
                book().with(
                                new NewPriceTable(
                                        new PriceScope.Wholesale(ZHIPU),
                                        "W",
                                        Currency.getInstance("CNY"),
                                        NOW,
                                        List.of(line("glm-air", 900, 900))));

        assertThat(
                        Margins.of(sell(book, line("glm", 4, 10)), "standard", MODEL, NOW)
                                .getFirst()
                                .known())
                .isEqualTo(RouteMargin.Known.OTHER_CURRENCY);
    }

    @Test
    void aBookWithATableLeavesTheBookAlone() {
        PriceBook before = book(COST);
        PriceBook after = sell(before, line("glm", 4, 10));

        assertThat(before.sell("standard", MODEL.id(), NOW)).isEmpty();
        assertThat(after.sell("standard", MODEL.id(), NOW)).isPresent();
        assertThatThrownBy(() -> sell(after, line("glm", 4, 11)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RouteMargin margin(PriceLine sell, PriceLine cost) {
        return margin(List.of(sell), List.of(cost));
    }

    private static RouteMargin margin(List<PriceLine> sell, List<PriceLine> cost) {
        PriceBook book = sell(book(cost.toArray(PriceLine[]::new)), sell.toArray(PriceLine[]::new));
        return Margins.of(book, "standard", MODEL, NOW).getFirst();
    }

    private static PriceBook book(PriceLine... cost) {
        PriceBook empty = PriceBook.of(new ArrayList<>());
        return cost.length == 0
                ? empty
                : empty.with(
                        new NewPriceTable(
                                new PriceScope.Wholesale(ZHIPU),
                                "W",
                                Prices.USD,
                                NOW,
                                List.of(cost)));
    }

    private static PriceBook sell(PriceBook book, PriceLine... lines) {
        return book.with(
                new NewPriceTable(
                        new PriceScope.Sell("standard"), "S", Prices.USD, NOW, List.of(lines)));
    }

    private static PriceLine line(String model, long input, long output) {
        return PriceLine.flat(model, price(input), price(output));
    }

    private static PriceLine line(
            String model,
            long input,
            long output,
            @Nullable Long cached,
            int contextFrom,
            @Nullable PriceWindow window) {
        return new PriceLine(
                model,
                price(input),
                cached == null ? null : price(cached),
                null,
                price(output),
                null,
                null,
                contextFrom,
                window);
    }

    private static UnitPrice price(long nanos) {
        return new UnitPrice(nanos);
    }
}
