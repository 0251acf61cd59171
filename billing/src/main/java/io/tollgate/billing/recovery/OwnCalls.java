package io.tollgate.billing.recovery;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.reservation.LivingHolds;
import io.tollgate.billing.reservation.LivingHolds.LivingHold;
import io.tollgate.billing.settlement.Copies;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.settlement.SettledCopy;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCalls;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.Waits;
import io.tollgate.catalog.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// This gateway's own calls over a change of epoch: what it settled goes straight into PostgreSQL,
/// what still runs is held again. Blocks on PostgreSQL and Redis.
@ApplicationScoped
class OwnCalls {
    private static final System.Logger LOG = System.getLogger(OwnCalls.class.getName());

    /// Calls a transaction: bounds its locks.
    private static final int PAGE = 1_000;

    private final Copies copies;
    private final LivingHolds holds;
    private final Flush flush;
    private final ShardCalls calls;
    private final Epochs epochs;
    private final BalanceScript redis;
    private final PublishedBalances balances;

    OwnCalls(
            Copies copies,
            LivingHolds holds,
            Flush flush,
            ShardCalls calls,
            Epochs epochs,
            BalanceScript redis,
            PublishedBalances balances) {
        this.copies = copies;
        this.holds = holds;
        this.flush = flush;
        this.calls = calls;
        this.epochs = epochs;
        this.redis = redis;
        this.balances = balances;
    }

    /// Gives up the epochs before: waits for what is under way there, then books what PostgreSQL
    /// may not have.
    void handIn(ShardKeys fresh) {
        epochs.close(fresh.shard());
        var _ = Waits.forReply(calls.idle(fresh.shard()));
        handInLate(fresh);
    }

    /// Books copies of epochs before, whenever they were made.
    void handInLate(ShardKeys fresh) {
        handIn(fresh.shard(), fresh.epoch());
    }

    /// Books all copies, of the present epochs too: what the stream has as well is booked once.
    void handInEverything() {
        copies.shards().forEach(shard -> handIn(shard, Long.MAX_VALUE));
    }

    private void handIn(Shard shard, long before) {
        List<EndedCall> settled =
                copies.before(shard, before).stream().map(SettledCopy::call).toList();
        int booked = 0;
        for (int from = 0; from < settled.size(); from += PAGE) {
            List<EndedCall> page = settled.subList(from, Math.min(from + PAGE, settled.size()));
            booked += flush.handIn(page, "hand-in:%d:%s".formatted(shard.number(), Ids.next()));
        }
        copies.forgetBefore(shard, before);
        if (booked > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "shard {0}: {1} settled calls handed in",
                    shard.number(),
                    booked);
        }
    }

    /// Holds running calls again in an epoch that is not open yet. False when it is over.
    boolean hold(ShardKeys fresh) {
        for (LivingHold hold : holds.of(fresh.shard())) {
            if (!hold(fresh, hold)) {
                return false;
            }
        }
        return true;
    }

    /// This gateway came too late: others have ended its calls.
    void giveUp(ShardKeys fresh) {
        holds.forget(fresh.shard());
    }

    private boolean hold(ShardKeys fresh, LivingHold hold) {
        Optional<List<String>> reply = redis.hold(fresh, hold.again());
        if (reply.isPresent() && reply.get().getFirst().equals("missing")) {
            if (!balances.publish(hold.request().tenant())) {
                return false;
            }
            reply = redis.hold(fresh, hold.again());
        }
        return reply.isPresent();
    }
}
