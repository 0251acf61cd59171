package io.tollgate.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget(20, 3);

    @Test
    void theReserveIsThereFromTheStart() {
        assertThat(taken(10)).isEqualTo(3);
    }

    @Test
    void callsBringTheirShare() {
        int _ = taken(10);
        for (int call = 0; call < 10; call++) {
            budget.call();
        }

        assertThat(taken(10)).isEqualTo(2);
    }

    @Test
    void noMoreThanTheReserveIsKept() {
        for (int call = 0; call < 1_000; call++) {
            budget.call();
        }

        assertThat(taken(10)).isEqualTo(3);
    }

    private int taken(int tries) {
        int taken = 0;
        for (int n = 0; n < tries; n++) {
            taken += budget.take() ? 1 : 0;
        }
        return taken;
    }
}
