package io.tollgate.billing.flush;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.settlement.Copies;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.shard.RedisLink;
import io.tollgate.billing.shard.RedisMemory;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.billing.shard.Waits;
import io.tollgate.billing.usage.UsageRecord;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final Restores restores;
    private final Copies copies;
    private final RedisMemory memory;

    /// The shard that is trimmed in this pass though it has nothing new.
    private final AtomicInteger turn = new AtomicInteger();

    /// The life of PostgreSQL that was compared with Redis.
    private volatile String server = "";

    Flush(
            RedisLink redis,
            Cursors cursors,
            FlushTransaction transaction,
            ShardEpochs epochs,
            UsagePartitions partitions,
            ShardUpkeep upkeep,
            PublishedBalances balances,
            Restores restores,
            Copies copies,
            RedisMemory memory) {
        this.redis = redis;
        this.cursors = cursors;
        this.transaction = transaction;
        this.epochs = epochs;
        this.partitions = partitions;
        this.upkeep = upkeep;
        this.balances = balances;
        this.restores = restores;
        this.copies = copies;
        this.memory = memory;
    }

    /// Books everything that was settled before the call, by whomever, and publishes changed bases.
    /// Answers how many calls this flusher booked.
    public int flushAll() {
        partitions.prepare();
        int booked = 0;
        boolean makesRoom = memory.isTight() || memory.keepsTooMuch();
        int inTurn = turn.getAndUpdate(shard -> (shard + 1) % Shard.COUNT);
        for (Look look : look()) {
            booked += flush(look, makesRoom || look.keys().shard().number() == inTurn);
        }
        int published = balances.publishChanged();
        if (published > 0) {
            System.getLogger(Flush.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} balances published", published);
        }
        return booked;
    }

    /// What a shard has behind its cursor, an entry or none, and the cursor that Redis was told of.
    private record Look(
            ShardKeys keys,
            String cursor,
            CompletionStage<Response> entries,
            CompletionStage<String> noted) {}

    /// Most streams have nothing new most of the time: they are asked all at once, for one after
    /// the other would take longer than the pause between two passes.
    private List<Look> look() {
        Cursors.OfOpenShards open = cursors.ofOpenShards();
        if (!open.server().equals(server)) {
            // Started again, it may have been restored: nothing is booked before that is known.
            restores.check();
            server = open.server();
            open = cursors.ofOpenShards();
        }
        List<Look> looks = new ArrayList<>();
        open.cursors()
                .forEach((keys, cursor) ->
                        looks.add(
                                new Look(
                                        keys,
                                        cursor,
                                        range(keys, cursor, 1),
                                        upkeep.notedCursor(keys))));
        return looks;
    }

    /// Books a shard's stream to its end. A quiet one grows old too, but that can wait.
    ///
    /// @param trims whether a stream without news is trimmed even if Redis knows the cursor
    private int flush(Look look, boolean trims) {
        ShardKeys keys = look.keys();
        String noted = Waits.forReply(look.noted());
        if (restores.isBehind(keys, look.cursor(), noted)) {
            return 0;
        }
        Batch first = Batch.of(look.cursor(), Waits.forReply(look.entries()));
        if (!first.lastId().equals(look.cursor())) {
            return drain(
                    keys,
                    new FlushTransaction.Fence(keys.epoch(), ShardEpochs.Phase.OPEN),
                    Optional.of(look.cursor()));
        }
        copies.forget(keys.shard(), keys.epoch(), look.cursor());
        if (trims || !noted.equals(look.cursor())) {
            upkeep.trim(keys, look.cursor());
        }
        return 0;
    }

    /// Books what an older epoch's stream still has, under the fence of the epoch that is being
    /// opened.
    public int drain(ShardKeys old, long fencedBy) {
        return drain(
                old,
                new FlushTransaction.Fence(fencedBy, ShardEpochs.Phase.RECOVERING),
                cursors.read(old));
    }

    /// Books again what the stream of an epoch has kept and a restored PostgreSQL has lost.
    ///
    /// @param known the epoch that PostgreSQL has
    /// @param last the epoch that Redis has, the same or a later one
    public int replay(ShardKeys known, ShardKeys last) {
        cursors.begin(last);
        return drain(
                last,
                new FlushTransaction.Fence(known.epoch(), ShardEpochs.Phase.RESTORED),
                cursors.read(last));
    }

    /// Books records that no stream carries (settlements that Redis did not know any more), charged
    /// as computed. Calls that PostgreSQL knows change nothing. Answers how many it did not know.
    ///
    /// @param reference names the batch, unique for ever
    public int book(List<UsageRecord> records, String reference) {
        return handIn(records.stream().map(EndedCall::of).toList(), reference);
    }

    /// The same for calls of an earlier day, posted as of a moment of that day: books that are
    /// brought over from elsewhere. Their month gets its partition first.
    public int book(List<UsageRecord> records, String reference, Instant at) {
        records.stream()
                .map(UsageRecord::createdAt)
                .min(Comparator.naturalOrder())
                .ifPresent(partitions::prepareSince);
        return transaction.bookAt(records.stream().map(EndedCall::of).toList(), reference, at);
    }

    /// The same for calls whose charge has been decided: what a gateway settled in an epoch that is
    /// over, what a dead one had come to.
    public int handIn(List<EndedCall> ended, String reference) {
        return transaction.book(ended, reference);
    }

    private int drain(ShardKeys keys, FlushTransaction.Fence fence, Optional<String> from) {
        int booked = 0;
        Optional<String> cursor = from;
        while (cursor.isPresent()) {
            Batch batch = read(keys, cursor.get());
            if (batch.lastId().equals(cursor.get())) {
                upkeep.trim(keys, batch.lastId());
                copies.forget(keys.shard(), keys.epoch(), batch.lastId());
                break;
            }
            try {
                booked += transaction.commit(keys, fence, cursor.get(), batch);
                cursor = Optional.of(batch.lastId());
            } catch (FlushTransaction.StaleFlush stale) {
                // Another flusher was faster, or the epoch is over: look again where the cursor is.
                if (!epochs.stands(keys.shard(), fence.epoch(), fence.phase())) {
                    break;
                }
                cursor = cursors.read(keys);
            }
        }
        return booked;
    }

    private Batch read(ShardKeys keys, String cursor) {
        return Batch.of(cursor, Waits.forReply(range(keys, cursor, ENTRIES)));
    }

    private CompletionStage<Response> range(ShardKeys keys, String cursor, int entries) {
        return redis.send(
                Request.cmd(Command.XRANGE)
                        .arg(keys.usage())
                        .arg("(" + cursor)
                        .arg("+")
                        .arg("COUNT")
                        .arg(entries));
    }
}
