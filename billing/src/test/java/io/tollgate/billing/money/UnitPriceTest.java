package io.tollgate.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UnitPriceTest {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Property(tries = 5000)
    void tokensTimesPriceIsExactForEveryInput(
            @ForAll @LongRange(max = Money.MAX_NANOS) long price,
            @ForAll @LongRange(max = Long.MAX_VALUE) long tokens) {
        BigDecimal exact = product(price, tokens);
        if (exact.compareTo(LONGEST) > 0) {
            assertThatThrownBy(() -> cost(price, tokens)).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(cost(price, tokens)).isEqualTo(exact.longValueExact());
        }
    }

    @Property(tries = 5000)
    void tokensTimesPriceIsExactForUsualInput(
            @ForAll @LongRange(max = 100_000_000_000L) long price,
            @ForAll @LongRange(max = 10_000_000) long tokens) {
        assertThat(cost(price, tokens)).isEqualTo(product(price, tokens).longValueExact());
    }

    @Test
    void halfANanoIsRoundedUpAndLessIsNot() {
        assertThat(cost(500_000, 1)).isEqualTo(1);
        assertThat(cost(499_999, 1)).isZero();
        assertThat(cost(1_500_000, 1)).isEqualTo(2);
    }

    @Test
    void aPriceIsNeitherNegativeNorBeyondWhatABalanceHolds() {
        assertThatThrownBy(() -> new UnitPrice(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnitPrice(Money.MAX_NANOS + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeTokensAreRefused() {
        assertThatThrownBy(() -> cost(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPriceIsToldWithNineDecimals() {
        assertThat(new UnitPrice(435_000_000).perMillion()).isEqualTo("0.435000000");
    }

    private static long cost(long price, long tokens) {
        return new UnitPrice(price).of(tokens);
    }

    private static BigDecimal product(long price, long tokens) {
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(tokens))
                .divide(BigDecimal.valueOf(1_000_000), 0, RoundingMode.HALF_UP);
    }
}
