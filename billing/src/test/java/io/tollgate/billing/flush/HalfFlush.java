package io.tollgate.billing.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import io.vertx.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/// A flusher that dies once PostgreSQL has committed: nothing is trimmed, published or forgotten.
@ApplicationScoped
public class HalfFlush {
    private final RawRedis redis;
    private final Cursors cursors;
    private final FlushTransaction transaction;

    HalfFlush(RawRedis redis, Cursors cursors, FlushTransaction transaction) {
        this.redis = redis;
        this.cursors = cursors;
        this.transaction = transaction;
    }

    /// Books the stream of the tenant's shard.
    public void run(TenantId tenant) {
        ShardKeys keys = redis.keys(tenant);
        String cursor = cursors.read(keys).orElseThrow();
        var entries =
                Objects.requireNonNull(redis.run(Command.XRANGE, keys.usage(), "(" + cursor, "+"));
        Batch batch = Batch.of(cursor, entries);
        if (!batch.lastId().equals(cursor)) {
            var fence = new FlushTransaction.Fence(keys.epoch(), ShardEpochs.Phase.OPEN);
            assertThat(transaction.commit(keys, fence, cursor, batch)).isNotNegative();
        }
    }
}
