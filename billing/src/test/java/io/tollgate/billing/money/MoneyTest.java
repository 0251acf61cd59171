package io.tollgate.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final long BOUND = Money.MAX_NANOS;
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Property
    void whatIsAddedAndTakenAwayLeavesTheSame(
            @ForAll @LongRange(min = -BOUND, max = BOUND) long one,
            @ForAll @LongRange(min = -BOUND, max = BOUND) long other) {
        assertThat(usd(one).plus(usd(other)).minus(usd(other))).isEqualTo(usd(one));
    }

    @Property
    void takingAwayIsAddingTheNegated(
            @ForAll @LongRange(min = -BOUND, max = BOUND) long one,
            @ForAll @LongRange(min = -BOUND, max = BOUND) long other) {
        assertThat(usd(one).minus(usd(other))).isEqualTo(usd(one).plus(usd(other).negated()));
    }

    @Test
    void currenciesDoNotMix() {
        assertThatThrownBy(() -> usd(1).plus(new Money(1, EUR)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd(1).minus(new Money(1, EUR)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsNeverWrapAround() {
        assertThatThrownBy(() -> usd(Long.MAX_VALUE).plus(usd(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> usd(Long.MIN_VALUE).negated())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void textHasNineDecimalsAndTheCurrency() {
        assertThat(usd(12_340)).hasToString("0.000012340 USD");
        assertThat(usd(-1_500_000_000).decimal()).isEqualTo("-1.500000000");
    }

    @Test
    void whatIsBelowZeroIsNegative() {
        assertThat(usd(-1).isNegative()).isTrue();
        assertThat(Money.zero(USD).isNegative()).isFalse();
    }

    private static Money usd(long nanos) {
        return new Money(nanos, USD);
    }
}
