package io.tollgate.billing.flush;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.shard.RedisLink;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.billing.shard.Waits;
import io.tollgate.billing.usage.UsageRecord;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Moves settlements from the streams into the ledger. Safe under any number of flushers at any
/// moment: the cursor's compare-and-set lets one of them book a batch. Blocks on Redis and
/// PostgreSQL; when either fails nothing is lost and the next pass goes on.
@ApplicationScoped
public class Flush {
    /// Entries a transaction, each of up to 128 calls: bounds the memory of a pass and the length
    /// of its locks.
    private static final int ENTRIES = 64;

    private final RedisLink redis;
    private final Cursors cursors;
    private final FlushTransaction transaction;
    private final ShardEpochs epochs;
    private final UsagePartitions partitions;
    private final ShardUpkeep upkeep;
    private final PublishedBalances balances;

    Flush(
            RedisLink redis,
            Cursors cursors,
            FlushTransaction transaction,
            ShardEpochs epochs,
            UsagePartitions partitions,
            ShardUpkeep upkeep,
            PublishedBalances balances) {
        this.redis = redis;
        this.cursors = cursors;
        this.transaction = transaction;
        this.epochs = epochs;
        this.partitions = partitions;
        this.upkeep = upkeep;
        this.balances = balances;
    }

    /// Books everything that was settled before the call, by whomever, and publishes changed bases.
    /// Answers how many calls this flusher booked.
    public int flushAll() {
        partitions.prepare();
        int booked = 0;
        for (ShardEpochs.State state : epochs.open()) {
            booked += flush(state.keys());
        }
        int published = balances.publishChanged();
        if (published > 0) {
            System.getLogger(Flush.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} balances published", published);
        }
        return booked;
    }

    /// Books a shard's stream to its end.
    private int flush(ShardKeys keys) {
        FlushTransaction.Fence fence = new FlushTransaction.Fence(keys.epoch(), "open");
        return drain(keys, fence);
    }

    /// Books what an older epoch's stream still has, under the fence of the epoch that is being
    /// opened.
    public int drain(ShardKeys old, long fencedBy) {
        return drain(old, new FlushTransaction.Fence(fencedBy, "recovering"));
    }

    /// Books records that no stream carries (abandoned calls, settlements that Redis did not know
    /// any more).
    ///
    /// @param reference names the batch, unique for ever
    public int book(List<UsageRecord> records, String reference) {
        return transaction.book(records, reference);
    }

    private int drain(ShardKeys keys, FlushTransaction.Fence fence) {
        int booked = 0;
        Optional<String> cursor = cursors.read(keys.shard(), keys.epoch());
        while (cursor.isPresent()) {
            Batch batch = read(keys, cursor.get());
            if (batch.lastId().equals(cursor.get())) {
                upkeep.trim(keys, batch.lastId());
                break;
            }
            try {
                booked += transaction.commit(keys, fence, cursor.get(), batch);
            } catch (FlushTransaction.StaleFlush stale) {
                // Another flusher was faster, or the epoch is over: look again where the cursor is.
                if (!epochs.stands(keys.shard(), fence.epoch(), fence.state())) {
                    break;
                }
            }
            cursor = cursors.read(keys.shard(), keys.epoch());
        }
        return booked;
    }

    private Batch read(ShardKeys keys, String cursor) {
        return Batch.of(
                cursor,
                Waits.forReply(
                        redis.send(
                                Request.cmd(Command.XRANGE)
                                        .arg(keys.usage())
                                        .arg("(" + cursor)
                                        .arg("+")
                                        .arg("COUNT")
                                        .arg(ENTRIES))));
    }
}
