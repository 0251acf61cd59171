package io.tollgate.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final ModelId A = new ModelId("a");
    private static final ModelId B = new ModelId("b");
    private static final PriceScope STANDARD = new PriceScope.Sell("standard");

    private static final PriceTable FIRST = table(STANDARD, MARCH, "a", "b");
    private static final PriceTable SECOND = table(STANDARD, JUNE, "a");
    private static final PriceBook BOOK = PriceBook.of(List.of(SECOND, FIRST));

    @Test
    void nothingIsForSaleBeforeItsFirstPrice() {
        assertThat(BOOK.sell("standard", A, MARCH.minusNanos(1))).isEmpty();
        assertThat(BOOK.sell("standard", new ModelId("c"), JUNE)).isEmpty();
    }

    @Test
    void aScheduledVersionStartsOnTime() {
        assertThat(version(BOOK.sell("standard", A, MARCH))).contains(FIRST.id());
        assertThat(version(BOOK.sell("standard", A, JUNE.minusNanos(1)))).contains(FIRST.id());
        assertThat(version(BOOK.sell("standard", A, JUNE))).contains(SECOND.id());
        assertThat(version(BOOK.sell("standard", A, Instant.MAX))).contains(SECOND.id());
    }

    @Test
    void aNewerTableLeavesModelsThatItDoesNotNameAsTheyWere() {
        assertThat(version(BOOK.sell("standard", B, JUNE))).contains(FIRST.id());
    }

    @Test
    void theNewestVersionWinsWhole() {
        PriceTable tiered =
                new PriceTable(
                        PriceTableId.create(),
                        STANDARD,
                        "tiered",
                        Prices.USD,
                        MARCH,
                        MARCH,
                        List.of(line("a"), Prices.tier(1_000, line("a"))),
                        false);
        PriceBook book = PriceBook.of(List.of(tiered, SECOND));
        assertThat(book.sell("standard", A, JUNE).orElseThrow().lines()).containsExactly(line("a"));
    }

    @Test
    void kindsAndScopesAreApart() {
        UpstreamId upstream = UpstreamId.create();
        PriceTable wholesale = table(new PriceScope.Wholesale(upstream), MARCH, "a");
        PriceTable retail = table(new PriceScope.Retail(), MARCH, "a");
        PriceBook book = PriceBook.of(List.of(FIRST, wholesale, retail));
        assertThat(version(book.sell("standard", A, JUNE))).contains(FIRST.id());
        assertThat(version(book.wholesale(upstream, "a", JUNE))).contains(wholesale.id());
        assertThat(version(book.retail(A, JUNE))).contains(retail.id());
        assertThat(book.sell("other", A, JUNE)).isEmpty();
        assertThat(book.wholesale(UpstreamId.create(), "a", JUNE)).isEmpty();
        assertThat(book.retail(B, JUNE)).isEmpty();
    }

    @Test
    void twoTablesForOneModelAndMomentAreRefused() {
        PriceTable again = table(STANDARD, MARCH, "b");
        assertThatThrownBy(() -> PriceBook.of(List.of(FIRST, again)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" both price b");
    }

    private static Optional<PriceTableId> version(Optional<PricedModel> priced) {
        return priced.map(PricedModel::version);
    }

    private static PriceTable table(PriceScope scope, Instant from, String... models) {
        return new PriceTable(
                PriceTableId.create(),
                scope,
                "test",
                Prices.USD,
                from,
                from,
                Arrays.stream(models).map(PriceBookTest::line).toList(),
                false);
    }

    private static PriceLine line(String model) {
        return PriceLine.flat(model, Prices.unit(1), Prices.unit(2));
    }
}
