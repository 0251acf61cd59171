package io.tollgate.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.id.UpstreamId;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPriceTableTest {
    private static final PriceScope SELL = new PriceScope.Sell("standard");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final PriceLine BASE = line("m", null, 0);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "\uD800"})
    void aNameThatNobodyCanReadIsRefused(String name) {
        assertFault("name", () -> new NewPriceTable(SELL, name, Prices.USD, MARCH, List.of(BASE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void anAbsurdMomentIsRefused(Instant from) {
        assertFault("effective_from", () -> table(SELL, from, BASE));
    }

    @Test
    void aTableWithoutLinesIsRefused() {
        assertFault("lines", () -> table(SELL, MARCH));
    }

    @Test
    void aModelWithoutALineThatAlwaysHoldsIsRefused() {
        assertFault("lines[1].model", () -> table(SELL, MARCH, BASE, line("n", null, 1)));
    }

    @Test
    void publicModelsHaveTheShapeOfAModelId() {
        assertFault("lines[0].model", () -> table(SELL, MARCH, line("a b", null, 0)));
        PriceScope wholesale = new PriceScope.Wholesale(UpstreamId.create());
        assertThat(table(wholesale, MARCH, line("a b", null, 0)).lines()).hasSize(1);
    }

    @Test
    void aLineNamesItsFaultyField() {
        assertFault("model", () -> line("", null, 0));
        assertFault("model", () -> line("x".repeat(201), null, 0));
        assertFault("context_from", () -> line("m", null, -1));
        assertFault("request", () -> line("m", -1L, 0));
        assertFault("request", () -> line("m", PriceLine.MAX_REQUEST_NANOS + 1, 0));
    }

    @Test
    void theMomentIsCutToWhatPostgresqlKeeps() {
        assertThat(table(SELL, MARCH.plusNanos(1_999), BASE).effectiveFrom())
                .isEqualTo(MARCH.plusNanos(1_000));
    }

    @Test
    void twoLinesOfOnePlacePriceAModelTwice() {
        assertThat(table(SELL, MARCH, BASE, BASE).modelPricedTwice()).contains("m");
        assertThat(table(SELL, MARCH, BASE, line("m", null, 1)).modelPricedTwice()).isEmpty();
        PriceWindow window = PriceWindow.parse(List.of("mon"), "00:00", "12:00", "UTC", null);
        PriceLine windowed = Prices.windowed(window, BASE);
        assertThat(table(SELL, MARCH, BASE, windowed).modelPricedTwice()).isEmpty();
        assertThat(table(SELL, MARCH, BASE, windowed, windowed).modelPricedTwice()).contains("m");
    }

    private static void assertFault(String field, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        InvalidPrice.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private static NewPriceTable table(PriceScope scope, Instant from, PriceLine... lines) {
        return new NewPriceTable(scope, "test", Prices.USD, from, List.of(lines));
    }

    private static PriceLine line(String model, @Nullable Long request, int contextFrom) {
        return new PriceLine(
                model,
                Prices.unit(1),
                null,
                null,
                Prices.unit(2),
                null,
                request,
                contextFrom,
                null);
    }
}
