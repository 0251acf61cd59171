package io.tollgate.gateway.relay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.tollgate.gateway.health.HealthConfig;
import io.tollgate.gateway.health.Lane;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/// The guard of each lane's attempts up to their first content: a bulkhead that keeps a hanging
/// upstream from collecting calls. Breaking off for longer is the business of
/// [io.tollgate.gateway.health.Health], whose back-off grows; the time-out is [Opening]'s, for a
/// guard's would wake another thread for every call. Thread-safe.
@Singleton
class Guards {
    private final HealthConfig config;
    private final Cache<Key, TypedGuard<CompletionStage<Void>>> guards;

    Guards(HealthConfig config) {
        this.config = config;
        guards = Caffeine.newBuilder().maximumSize(config.lanes()).build();
    }

    private record Key(Lane lane, boolean stream) {}

    /// Its stage fails at once when too many wait there. Plain answers, which take long to begin,
    /// do not keep streams waiting.
    TypedGuard<CompletionStage<Void>> of(Lane lane, boolean stream) {
        return guards.get(new Key(lane, stream), this::guard);
    }

    private TypedGuard<CompletionStage<Void>> guard(Key key) {
        return TypedGuard.create(new TypeLiteral<CompletionStage<Void>>() {})
                .withDescription(key.lane().toString())
                // Any thread will do: an attempt finds its way to its call's event loop.
                .withThreadOffload(true)
                .withThreadOffloadExecutor(Runnable::run)
                .withBulkhead()
                .limit(config.waiting())
                .queueSize(1)
                .done()
                .build();
    }
}
