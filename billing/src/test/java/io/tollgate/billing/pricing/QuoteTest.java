package io.tollgate.billing.pricing;

import static io.tollgate.billing.pricing.Prices.line;
import static io.tollgate.billing.pricing.Prices.model;
import static io.tollgate.billing.pricing.Prices.tier;
import static io.tollgate.billing.pricing.Prices.unit;
import static io.tollgate.billing.pricing.Prices.windowed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuoteTest {
    private static final PriceWindow FRIDAY =
            PriceWindow.parse(List.of("fri"), "00:00", "23:59", "UTC", null);

    @Provide
    Arbitrary<PricedModel> models() {
        return Prices.models();
    }

    @Provide
    Arbitrary<QuoteInput> calls() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 3_000),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.longs().between(0, 3_000),
                        Arbitraries.longs().between(0, 3_000),
                        Arbitraries.integers().between(1, 5))
                .as(QuoteInput::new);
    }

    @Property(tries = 5000)
    void noCallWithinItsLimitsCostsMore(
            @ForAll("models") PricedModel model,
            @ForAll("calls") QuoteInput call,
            @ForAll @LongRange(max = 4_102_444_800L) long second,
            @ForAll @IntRange(max = 100) int cached,
            @ForAll @IntRange(max = 100) int written,
            @ForAll @IntRange(max = 100) int reasoned) {
        TokenUsage usage = largest(call, cached, written, reasoned);

        Rated rated = Rating.rate(model, usage, Instant.ofEpochSecond(second));

        assertThat(rated.totalNanos()).isLessThanOrEqualTo(Quote.upperBound(model, call));
    }

    @Property(tries = 5000)
    void theWayBackFindsExactlyTheLargestLimit(
            @ForAll("models") PricedModel model,
            @ForAll("calls") QuoteInput call,
            @ForAll @LongRange(max = Money.MAX_NANOS) long granted) {
        OptionalLong tokens = Quote.outputTokensFor(granted, model, call);
        if (tokens.isEmpty()) {
            assertThat(bound(model, call, 0)).isGreaterThan(granted);
        } else if (tokens.getAsLong() == Long.MAX_VALUE) {
            assertThat(bound(model, call, Long.MAX_VALUE)).isLessThanOrEqualTo(granted);
        } else {
            assertThat(bound(model, call, tokens.getAsLong())).isLessThanOrEqualTo(granted);
            assertThat(bound(model, call, tokens.getAsLong() + 1)).isGreaterThan(granted);
        }
    }

    @Property
    void theGrantOfABoundAllowsAtLeastItsOutput(
            @ForAll("models") PricedModel model, @ForAll("calls") QuoteInput call) {
        long bound = Quote.upperBound(model, call);
        assertThat(Quote.outputTokensFor(bound, model, call).getAsLong())
                .isGreaterThanOrEqualTo(call.outputTokens());
    }

    @Property
    void theBoundNeverWrapsAround(
            @ForAll @LongRange(max = Money.MAX_NANOS) long price,
            @ForAll @LongRange(max = Long.MAX_VALUE) long bytes,
            @ForAll @LongRange(max = Long.MAX_VALUE) long tokens,
            @ForAll @IntRange(min = 1) int choices) {
        PricedModel model = model(line(price, price));
        QuoteInput call = new QuoteInput(bytes, bytes, Long.MAX_VALUE, tokens, choices);
        assertThat(Quote.upperBound(model, call)).isBetween(0L, Quote.UNPAYABLE_NANOS);
    }

    @Test
    void theBoundIsTheSumOfItsParts() {
        PriceLine priced =
                new PriceLine(
                        "m",
                        unit(2_000_000),
                        unit(1_000_000),
                        unit(3_000_000),
                        unit(5_000_000),
                        unit(7_000_000),
                        1_000L,
                        0,
                        null);
        QuoteInput call = new QuoteInput(100, 10, 1_000, 50, 2);
        assertThat(Quote.upperBound(model(priced), call))
                .isEqualTo(3 * 110 + 7 * 50 * 2 + 1_000 + 5);
    }

    @Test
    void theContextLengthCapsTheInput() {
        QuoteInput call = new QuoteInput(1_000_000, 10, 500, 0, 1);
        assertThat(Quote.upperBound(model(line(1_000_000, 0)), call)).isEqualTo(500 + 5);
    }

    @Test
    void contentOfUnknownSizeCountsAsTheWholeContext() {
        QuoteInput call = new QuoteInput(1, 0, 500, 0, 1).withWholeContext();
        assertThat(Quote.upperBound(model(line(1_000_000, 0)), call)).isEqualTo(500 + 5);
    }

    @Test
    void tiersAndWindowsCountAtAnyMomentAndSize() {
        PricedModel model =
                model(
                        line(1_000_000, 1_000_000),
                        tier(1_000_000, line(9_000_000, 1_000_000)),
                        windowed(FRIDAY, line(1_000_000, 8_000_000)));
        QuoteInput call = new QuoteInput(10, 0, 100, 10, 1);
        assertThat(Quote.upperBound(model, call)).isEqualTo(9 * 10 + 8 * 10 + 5);
    }

    @Test
    void whatNoBalanceCanHoldIsUnpayable() {
        QuoteInput call = new QuoteInput(0, 0, 100, Long.MAX_VALUE, 128);
        assertThat(Quote.upperBound(model(line(0, 1_000_000)), call))
                .isEqualTo(Quote.UNPAYABLE_NANOS);
    }

    @Test
    void freeOutputNeedsNoLimit() {
        QuoteInput call = new QuoteInput(0, 0, 100, 10, 1);
        assertThat(Quote.outputTokensFor(5, model(line(0, 0)), call)).hasValue(Long.MAX_VALUE);
        assertThat(Quote.outputTokensFor(4, model(line(0, 0)), call)).isEmpty();
    }

    @Test
    void aGrantIsAnAmountThatABalanceCanHold() {
        QuoteInput call = new QuoteInput(0, 0, 100, 10, 1);
        assertThatThrownBy(() -> Quote.outputTokensFor(-1, model(line(0, 0)), call))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> Quote.outputTokensFor(Money.MAX_NANOS + 1, model(line(0, 0)), call))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long bound(PricedModel model, QuoteInput call, long outputTokens) {
        return Quote.upperBound(model, call.withOutputTokens(outputTokens));
    }

    /// All tokens that the call may use, split between the kinds by percentages.
    private static TokenUsage largest(QuoteInput call, int cached, int written, int reasoned) {
        long input = Math.min(call.bodyBytes() + call.overheadTokens(), call.contextLength());
        long output = call.outputTokens() * call.choices();
        long read = input * cached / 100;
        long wrote = (input - read) * written / 100;
        long thought = output * reasoned / 100;
        return new TokenUsage(input - read - wrote, read, wrote, output - thought, thought);
    }
}
