package io.tollgate.gateway.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// When Redis last answered. Thread-safe.
@ApplicationScoped
class RedisContact {
    private volatile long answeredNanos = System.nanoTime();

    void redisAnswered() {
        answeredNanos = System.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answeredNanos);
    }
}
