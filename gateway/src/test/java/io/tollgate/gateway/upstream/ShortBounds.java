package io.tollgate.gateway.upstream;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/// Bounds that a test reaches soon.
record ShortBounds(Duration firstByteTimeout, Duration idleTimeout, int connections)
        implements UpstreamConfig {
    private static final Duration LONG = Duration.ofSeconds(30);

    static ShortBounds patient() {
        return new ShortBounds(LONG, LONG);
    }

    ShortBounds(Duration firstByteTimeout, Duration idleTimeout) {
        this(firstByteTimeout, idleTimeout, 1);
    }

    @Override
    public int waiting() {
        return 1;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration plainFirstByteTimeout() {
        return LONG;
    }

    @Override
    public Duration keepAlive() {
        return Duration.ofSeconds(30);
    }

    @Override
    public MemorySize headerLimit() {
        return new MemorySize(BigInteger.valueOf(8_192));
    }

    @Override
    public Duration addressLifetime() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int addresses() {
        return 10;
    }
}
