package io.tollgate.billing.pricing;

import static io.tollgate.billing.pricing.Prices.line;
import static io.tollgate.billing.pricing.Prices.model;
import static io.tollgate.billing.pricing.Prices.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.usage.TokenKind;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.ChargeLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RatingTest {
    private static final Instant MOMENT = Instant.parse("2026-11-20T11:00:00Z");

    @Provide
    Arbitrary<PricedModel> models() {
        return Prices.models();
    }

    @Property
    void theTotalIsTheSumOfLinesEachRoundedOnce(
            @ForAll("models") PricedModel model,
            @ForAll @LongRange(max = 4_102_444_800L) long second,
            @ForAll @LongRange(max = 5_000) long input,
            @ForAll @LongRange(max = 5_000) long cachedInput,
            @ForAll @LongRange(max = 5_000) long output,
            @ForAll @LongRange(max = 5_000) long reasoning) {
        Instant moment = Instant.ofEpochSecond(second);
        TokenUsage usage = new TokenUsage(input, cachedInput, 7, output, reasoning);

        Rated rated = Rating.rate(model, usage, moment);

        PriceLine price = model.choose(moment, usage.totalInput());
        BigDecimal expected = BigDecimal.ZERO;
        for (TokenKind kind : TokenKind.values()) {
            expected =
                    expected.add(
                            BigDecimal.valueOf(price.price(kind).nanosPerMillion())
                                    .multiply(BigDecimal.valueOf(usage.of(kind)))
                                    .movePointLeft(6)
                                    .setScale(0, RoundingMode.HALF_UP));
        }
        Long request = price.requestNanos();
        expected = expected.add(BigDecimal.valueOf(request == null ? 0 : request));
        assertThat(rated.totalNanos()).isEqualTo(expected.longValueExact());
        assertThat(rated.lines().stream().mapToLong(ChargeLine::nanos).sum())
                .isEqualTo(rated.totalNanos());
        assertThat(rated.lines())
                .allSatisfy(line ->
                        assertThat(
                                        BigDecimal.valueOf(line.units())
                                                .multiply(
                                                        BigDecimal.valueOf(line.nanosPerMillion()))
                                                .movePointLeft(6)
                                                .setScale(0, RoundingMode.HALF_UP))
                                .isEqualByComparingTo(BigDecimal.valueOf(line.nanos())));
    }

    @Test
    void kindsWithoutAPriceFallBackToInputAndOutput() {
        Rated rated =
                Rating.rate(
                        model(line(2_000_000, 5_000_000)), new TokenUsage(1, 2, 3, 4, 5), MOMENT);
        assertThat(rated.lines())
                .containsExactly(
                        new ChargeLine("input", 1, 2_000_000, 2),
                        new ChargeLine("cached_input", 2, 2_000_000, 4),
                        new ChargeLine("cache_write", 3, 2_000_000, 6),
                        new ChargeLine("output", 4, 5_000_000, 20),
                        new ChargeLine("reasoning", 5, 5_000_000, 25));
        assertThat(rated.totalNanos()).isEqualTo(57);
        assertThat(rated.version()).isEqualTo(Prices.VERSION);
        assertThat(rated.total()).hasToString("0.000000057 USD");
    }

    @Test
    void anExplicitZeroIsAPriceAndKeepsItsLine() {
        PriceLine free =
                new PriceLine("m", unit(9), unit(0), unit(0), unit(9), unit(0), null, 0, null);
        assertThat(Rating.rate(model(free), new TokenUsage(0, 5, 0, 0, 6), MOMENT).lines())
                .containsExactly(
                        new ChargeLine("cached_input", 5, 0, 0),
                        new ChargeLine("reasoning", 6, 0, 0));
    }

    @Test
    void aRequestPriceIsChargedOnceACallWithoutTokensToo() {
        PriceLine priced =
                new PriceLine("m", unit(0), null, null, unit(0), null, 10_000_000L, 0, null);
        Rated rated = Rating.rate(model(priced), TokenUsage.NONE, MOMENT);
        assertThat(rated.lines())
                .containsExactly(new ChargeLine("request", 1, 10_000_000_000_000L, 10_000_000));
    }

    @Test
    void nothingUsedHasNoLines() {
        Rated rated = Rating.rate(model(line(7, 7)), TokenUsage.NONE, MOMENT);
        assertThat(rated.lines()).isEmpty();
        assertThat(rated.totalNanos()).isZero();
    }

    @Test
    void aSumNeverWrapsAround() {
        TokenUsage absurd = new TokenUsage(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> Rating.rate(model(line(1_000_000, 1_000_000)), absurd, MOMENT))
                .isInstanceOf(ArithmeticException.class);
    }
}
