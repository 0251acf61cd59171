package io.tollgate.gateway.upkeep;

import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.Shard;
import io.tollgate.gateway.http.CallClock;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when money can be held: every shard is open, and the clock agrees with Redis.
@Readiness
@ApplicationScoped
class ShardsReady implements HealthCheck {
    private final Epochs epochs;
    private final CallClock clock;
    private final UpkeepPace pace;

    ShardsReady(Epochs epochs, CallClock clock, UpkeepPace pace) {
        this.epochs = epochs;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public HealthCheckResponse call() {
        long closed = Shard.ALL.stream().filter(shard -> !epochs.isOpen(shard)).count();
        long skewMs = clock.redisAhead().abs().toMillis();
        return HealthCheckResponse.named("metering")
                .status(closed == 0 && skewMs <= pace.maxSkew().toMillis())
                .withData("closed_shards", closed)
                .withData("clock_skew_ms", skewMs)
                .build();
    }
}
