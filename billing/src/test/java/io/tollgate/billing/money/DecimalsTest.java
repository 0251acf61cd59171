package io.tollgate.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Property
    void whatIsFormattedIsReadBack(@ForAll @LongRange(max = Money.MAX_NANOS) long nanos) {
        assertThat(Decimals.parseNanos(Decimals.format(nanos))).isEqualTo(nanos);
    }

    @Property
    void everyAmountHasNineDecimals(@ForAll long nanos) {
        assertThat(Decimals.format(nanos)).matches("-?[0-9]+\\.[0-9]{9}");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1000000000",
        "12.5,12500000000",
        "007,7000000000",
        "0.000000001,1",
        "9007199.254740991,9007199254740991"
    })
    void digitsWithUpToNineDecimalsAreRead(String decimal, long nanos) {
        assertThat(Decimals.parseNanos(decimal)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1e3",
                "1.",
                ".5",
                "1.0000000001",
                "1,5",
                "0x1",
                "NaN",
                "١",
                " 1",
                "1 ",
                "1\n",
                "1.2.3",
                "12345678901",
                "1_000",
                "１"
            })
    void anythingElseIsRefused(String decimal) {
        assertThatThrownBy(() -> Decimals.parseNanos(decimal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decimal string");
    }

    @Test
    void moreThanABalanceCanHoldIsRefusedWithTheBound() {
        assertThatThrownBy(() -> Decimals.parseNanos("9007199.254740992"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be at most 9007199.254740991");
    }
}
