package io.tollgate.gateway.upkeep;

import io.tollgate.billing.recovery.Recovery;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.RedisMemory;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs.Phase;
import io.tollgate.gateway.http.CallClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when money can be held: Redis answers and has room, every shard is open, and the clock
/// agrees with Redis. Otherwise says why not.
@Readiness
@ApplicationScoped
class ShardsReady implements HealthCheck {
    private final Epochs epochs;
    private final Recovery recovery;
    private final RedisMemory memory;
    private final RedisContact contact;
    private final CallClock clock;
    private final StartCheck books;
    private final UpkeepPace pace;

    ShardsReady(
            Epochs epochs,
            Recovery recovery,
            RedisMemory memory,
            RedisContact contact,
            CallClock clock,
            StartCheck books,
            UpkeepPace pace) {
        this.epochs = epochs;
        this.recovery = recovery;
        this.memory = memory;
        this.contact = contact;
        this.clock = clock;
        this.books = books;
        this.pace = pace;
    }

    @Override
    public HealthCheckResponse call() {
        long closed = Shard.ALL.stream().filter(shard -> !epochs.isOpen(shard)).count();
        Duration skew = clock.redisAhead().abs();
        Optional<ClosedBecause> reason = reason(closed, skew);
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("metering")
                        .status(reason.isEmpty())
                        .withData("closed_shards", closed)
                        .withData("redis_memory_percent", memory.percent())
                        .withData("clock_skew_ms", skew.toMillis())
                        .withData("self_check", books.text());
        return reason.map(why -> answer.withData("reason", why.text())).orElse(answer).build();
    }

    private Optional<ClosedBecause> reason(long closed, Duration skew) {
        if (contact.silence().compareTo(pace.clock().multipliedBy(2)) > 0) {
            return Optional.of(ClosedBecause.REDIS_IS_SILENT);
        }
        if (recovery.closed().containsKey(Phase.RESTORED)) {
            return Optional.of(ClosedBecause.POSTGRES_IS_OLDER);
        }
        if (closed > 0) {
            return Optional.of(ClosedBecause.SHARDS_ARE_OPENED);
        }
        if (memory.isShort()) {
            return Optional.of(ClosedBecause.REDIS_IS_FULL);
        }
        return skew.compareTo(pace.maxSkew()) > 0
                ? Optional.of(ClosedBecause.CLOCK_IS_OFF)
                : Optional.empty();
    }
}
