package io.tollgate.gateway.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The moment of a call: this machine's clock plus what Redis's clock was measured to be ahead.
/// Thread-safe.
@Singleton
public final class CallClock {
    private final Clock clock;
    private volatile Duration redisAhead = Duration.ZERO;

    @Inject
    public CallClock(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().plus(redisAhead);
    }

    /// Takes a new measurement: Redis time minus local time.
    public void redisIsAhead(Duration offset) {
        redisAhead = offset;
    }

    public Duration redisAhead() {
        return redisAhead;
    }
}
