package io.tollgate.simulator;

import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;

/// Log lines for tests.
public final class CallLogLines {
    private CallLogLines() {}

    public static LoggedCall line(long n, String call) {
        return new LoggedCall(
                n, call, "openai", null, "m", true, new TrueUsage(1, 2), 2, Outcome.COMPLETED);
    }
}
