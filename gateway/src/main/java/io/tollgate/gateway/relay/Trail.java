package io.tollgate.gateway.relay;

import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.gateway.route.Candidate;
import io.tollgate.gateway.route.ChosenBy;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.FailureClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is noted of a call while it runs: times and attempts. Belongs to the call's event loop.
final class Trail {
    private final long startedNanos = System.nanoTime();
    private final List<UsageRecord.Attempt> attempts = new ArrayList<>();
    private List<String> passedOver = List.of();
    private long attemptNanos;
    private @Nullable Long firstContentMs;
    private @Nullable Choice answering;
    private UsageRecord.@Nullable Cost lost;

    /// Notes what was left out of the plan.
    void planned(Quoted quoted) {
        passedOver = quoted.passedOver();
    }

    /// Begins an attempt; answers its number, from 1.
    int begin(Choice choice) {
        attemptNanos = System.nanoTime();
        answering = choice;
        lost = null;
        return attempts.size() + 1;
    }

    /// What the upstream takes for the present attempt, of which nothing reached the caller.
    void lost(UsageRecord.@Nullable Cost cost) {
        lost = cost;
    }

    void firstContent() {
        if (firstContentMs == null) {
            firstContentMs = elapsedMs();
        }
    }

    void succeeded() {
        end(200, null);
    }

    void failed(FailedAnswer failure) {
        end(failure.status(), failure.failureClass().name());
    }

    /// Whether the upstreams' rate limits, and nothing else, kept the call from its answer.
    boolean isOnlyRateLimited() {
        return attempts.stream()
                .allMatch(
                        attempt -> FailureClass.RATE_LIMITED.name().equals(attempt.failureClass()));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    long elapsedMs() {
        return elapsed().toMillis();
    }

    @Nullable Long firstContentMs() {
        return firstContentMs;
    }

    List<UsageRecord.Attempt> attempts() {
        return attempts;
    }

    /// Where the last attempt went; null before the first.
    @Nullable Choice answering() {
        return answering;
    }

    /// The model that answers or was tried last; before that the one that was asked for.
    Offer offer(Held held) {
        return answering == null ? held.quoted().first() : answering.offer();
    }

    private void end(@Nullable Integer status, @Nullable String failureClass) {
        if (answering != null) {
            long latencyMs = (System.nanoTime() - attemptNanos) / 1_000_000;
            Candidate candidate = answering.candidate();
            ChosenBy chosenBy = candidate.chosenBy();
            attempts.add(
                    new UsageRecord.Attempt(
                            candidate.upstream().name(),
                            status,
                            failureClass,
                            latencyMs,
                            candidate.credential().name(),
                            chosenBy == ChosenBy.WEIGHT ? null : chosenBy.wire(),
                            attempts.isEmpty() ? passedOver : List.of(),
                            lost));
        }
    }
}
