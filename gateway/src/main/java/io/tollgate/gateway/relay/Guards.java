package io.tollgate.gateway.relay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.tollgate.gateway.health.HealthConfig;
import io.tollgate.gateway.health.Lane;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;

/// The guard of each lane's attempts up to their first content: a time-out, and a bulkhead that
/// keeps a hanging upstream from collecting calls. Breaking off for longer is the business of
/// [io.tollgate.gateway.health.Health], whose back-off grows. Thread-safe.
@Singleton
class Guards {
    private final HealthConfig config;
    private final Cache<Key, TypedGuard<CompletionStage<Void>>> guards;

    Guards(HealthConfig config) {
        this.config = config;
        guards =
                Caffeine.newBuilder()
                        .maximumSize(config.lanes())
                        .expireAfterAccess(config.memory())
                        .build();
    }

    private record Key(Lane lane, Duration timeout) {}

    /// Its stage fails with a time-out, or at once when too many wait there.
    TypedGuard<CompletionStage<Void>> of(Lane lane, Duration timeout) {
        return guards.get(new Key(lane, timeout), this::guard);
    }

    private TypedGuard<CompletionStage<Void>> guard(Key key) {
        return TypedGuard.create(new TypeLiteral<CompletionStage<Void>>() {})
                .withDescription(key.lane().toString())
                .withThreadOffload(false)
                .withTimeout()
                .duration(key.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withBulkhead()
                .limit(config.waiting())
                .queueSize(1)
                .done()
                .build();
    }
}
