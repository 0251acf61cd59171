package io.tollgate.simulator.call;

import io.tollgate.simulator.dialect.ChatCall;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import org.jspecify.annotations.Nullable;

/// What is known of a call before it is answered; `understood` is null for an unreadable body.
record CallFacts(
        @Nullable String call,
        String dialect,
        @Nullable String credential,
        @Nullable ChatCall understood) {

    /// The log's line: a refused call used nothing, any other its prompt and the output sent.
    LoggedCall ended(long n, Outcome outcome, int chunksSent, int outputTokens) {
        return new LoggedCall(
                n,
                call,
                dialect,
                credential,
                understood == null ? null : understood.model(),
                understood != null && understood.stream(),
                used(outcome, outputTokens),
                chunksSent,
                outcome);
    }

    /// What a call that ended so has used.
    TrueUsage used(Outcome outcome, int outputTokens) {
        return understood == null || outcome == Outcome.REFUSED
                ? TrueUsage.NOTHING
                : new TrueUsage(understood.promptTokens(), outputTokens);
    }
}
