package io.tollgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptedTest {
    @Test
    void countsAttemptsThatReachedNobodyToo() {
        Attempted attempted =
                Attempted.of(
                        List.of(
                                call("a/1", 0, Outcome.REFUSED),
                                call("a/3", 8, Outcome.COMPLETED)));

        assertThat(attempted.attempts()).isEqualTo(3);
        assertThat(attempted.triedAgainAfterContent()).isEmpty();
    }

    @Test
    void findsACallThatWasTriedAgainAfterContent() {
        Attempted attempted =
                Attempted.of(
                        List.of(
                                call("a/1", 2, Outcome.CUT),
                                call("b/1", 2, Outcome.CUT),
                                call("a/2", 0, Outcome.REFUSED)));

        assertThat(attempted.triedAgainAfterContent()).singleElement().asString().contains("a/1");
    }

    private static LoggedCall call(String call, int chunks, Outcome outcome) {
        return new LoggedCall(1, call, "kimi", "sk", "m", true, TrueUsage.NOTHING, chunks, outcome);
    }
}
