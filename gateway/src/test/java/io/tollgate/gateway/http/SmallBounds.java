package io.tollgate.gateway.http;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Bounds that a test reaches soon.
record SmallBounds(int callsLimit, Duration idleTimeout) implements ServerConfig {
    static final int BODY = 100_000;

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public OptionalInt instances() {
        return OptionalInt.of(2);
    }

    @Override
    public int acceptBacklog() {
        return 16;
    }

    @Override
    public MemorySize bodyLimit() {
        return bytes(BODY);
    }

    @Override
    public MemorySize bodiesLimit() {
        return bytes(2 * BODY);
    }

    @Override
    public MemorySize headerLimit() {
        return bytes(16_384);
    }

    @Override
    public MemorySize lineLimit() {
        return bytes(8_192);
    }

    @Override
    public MemorySize discardLimit() {
        return bytes(2 * BODY);
    }

    @Override
    public Duration stopWithin() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        return Optional.of(List.of("10.0.0.0/8"));
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }

    private static MemorySize bytes(long size) {
        return new MemorySize(BigInteger.valueOf(size));
    }
}
