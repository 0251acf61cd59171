package io.tollgate.gateway.upstream;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/// Bounds that a test reaches soon.
record ShortBounds() implements UpstreamConfig {
    @Override
    public int connections() {
        return 1;
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
    public Duration firstByteTimeout() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration plainFirstByteTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration idleTimeout() {
        return Duration.ofMillis(200);
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
