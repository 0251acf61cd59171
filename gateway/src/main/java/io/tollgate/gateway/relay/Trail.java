package io.tollgate.gateway.relay;

import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.gateway.route.Candidate;
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
    private long attemptNanos;
    private @Nullable Long firstContentMs;
    private @Nullable Candidate answering;

    /// Begins an attempt; answers its number, from 1.
    int begin(Candidate candidate) {
        attemptNanos = System.nanoTime();
        answering = candidate;
        return attempts.size() + 1;
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

    /// The upstream of the last attempt; null before the first.
    @Nullable Candidate answering() {
        return answering;
    }

    private void end(@Nullable Integer status, @Nullable String failureClass) {
        if (answering != null) {
            long latencyMs = (System.nanoTime() - attemptNanos) / 1_000_000;
            attempts.add(
                    new UsageRecord.Attempt(
                            answering.upstream().name(), status, failureClass, latencyMs));
        }
    }
}
