package io.tollgate.catalog.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({"-1,EMPTY", "0,EMPTY", "1,RESERVED", "49,RESERVED", "50,LOW", "99,LOW", "100,FINE"})
    void marksPartTheBalances(long nanos, Standing standing) {
        assertThat(Standing.of(nanos, USD, true, new AccountMarks(USD, 100, 50)))
                .isEqualTo(standing);
    }

    @Test
    void whatTheUpstreamCallsUnusableIsEmpty() {
        assertThat(Standing.of(1_000, USD, false, null)).isEqualTo(Standing.EMPTY);
    }

    @Test
    void marksOfAnotherCurrencySayNothing() {
        AccountMarks yuan = new AccountMarks(Currency.getInstance("CNY"), 100, 50);

        assertThat(Standing.of(1, USD, true, yuan)).isEqualTo(Standing.FINE);
        assertThat(Standing.of(1, USD, true, null)).isEqualTo(Standing.FINE);
    }
}
