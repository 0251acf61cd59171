package io.tollgate.gateway.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The moment of a call: Redis's time, as last measured, plus what has passed since by a clock that
/// nobody can put forward or back. Before the first measurement it goes by this machine's clock.
/// Thread-safe.
@Singleton
public final class CallClock {
    /// A reply that took longer says when Redis was asked only roughly, and counts only if what is
    /// known cannot be right.
    private static final long ROUGH_NANOS = 100_000_000;

    private final Clock clock;
    private volatile Anchor anchor;

    private record Anchor(Instant moment, long nanos) {
        Instant at(long when) {
            return moment.plusNanos(when - nanos);
        }
    }

    @Inject
    public CallClock(Clock clock) {
        this.clock = clock;
        this.anchor = new Anchor(clock.instant(), System.nanoTime());
    }

    public Instant now() {
        return anchor.at(System.nanoTime());
    }

    /// Takes a new measurement.
    ///
    /// @param redis Redis's time, in whole milliseconds
    /// @param askedNanos [System#nanoTime()] before Redis was asked
    /// @param answeredNanos the same after it had answered
    public void measured(Instant redis, long askedNanos, long answeredNanos) {
        long took = answeredNanos - askedNanos;
        Anchor known = anchor;
        boolean mayBeRight =
                !redis.isBefore(known.at(askedNanos).minusMillis(1))
                        && !redis.isAfter(known.at(answeredNanos).plusMillis(1));
        if (took <= ROUGH_NANOS || !mayBeRight) {
            anchor = new Anchor(redis, askedNanos + took / 2);
        }
    }

    /// What Redis's clock is ahead of this machine's at this moment.
    public Duration redisAhead() {
        return Duration.between(clock.instant(), now());
    }
}
