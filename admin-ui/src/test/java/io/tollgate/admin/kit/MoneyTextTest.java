package io.tollgate.admin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {
    private static Money usd(long nanos) {
        return new Money(nanos, Currency.getInstance("USD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.00",
                "500000000 | 0.50",
                "12340 | 0.00001234",
                "1 | 0.000000001",
                "999999999 | 0.999999999",
                "1000000000 | 1.00",
                "1234560000000 | 1,234.56",
                "9007199254740991 | ≈ 9,007,199.25",
                "12345678901 | ≈ 12.35",
                "-3250000000 | −3.25",
                "-1999999999 | ≈ −2.00",
                "-12340 | −0.00001234",
            })
    void isShownToTheCentFromOneUpAndInFullBelow(long nanos, String shown) {
        assertThat(MoneyText.of(usd(nanos)).shown()).isEqualTo(shown);
    }

    @Test
    void showsEveryDigitWhenItMustBeExact() {
        assertThat(MoneyText.exact(usd(12_345_678_901L)).shown()).isEqualTo("12.345678901");
        assertThat(MoneyText.exact(usd(-2_000_000_000L)).shown()).isEqualTo("−2.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.00",
                "500000000 | 0.50",
                "491579259 | ≈ 0.492",
                "-576023394 | ≈ −0.576",
                "173250 | ≈ 0.000173",
                "1 | 0.000000001",
                "999999999 | ≈ 1.00",
                "12345678901 | ≈ 12.35",
            })
    void aSumIsBrief(long nanos, String shown) {
        assertThat(MoneyText.brief(usd(nanos)).shown()).isEqualTo(shown);
    }

    @Test
    void carriesAllNineDecimalsForMachines() {
        MoneyText text = MoneyText.of(usd(-12_345_678_901L));

        assertThat(text.exact()).isEqualTo("-12.345678901");
        assertThat(text.negative()).isTrue();
        assertThat(text).hasToString("≈ −12.35 USD");
    }

    @Test
    void knowsTheRoomThatKeepsPointsBelowEachOther() {
        assertThat(MoneyText.of(usd(12_340)).pad()).isEqualTo("0");
        assertThat(MoneyText.of(usd(12_340)).isLong()).isTrue();
        assertThat(MoneyText.of(usd(-3_250_000_000L)).pad()).isEqualTo("0000000");
        assertThat(MoneyText.of(usd(-3_250_000_000L)).isLong()).isFalse();
        assertThat(MoneyText.of(usd(1)).pad()).isEmpty();
    }
}
