package io.tollgate.billing.recovery;

import io.tollgate.billing.balance.RestoredBalances;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.flush.Restores;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What an operator runs after PostgreSQL was restored to a moment ago: books again what Redis has
/// kept, says what is lost, and lets the gateways begin a new epoch. Repeating is harmless. Blocks
/// on PostgreSQL and Redis.
@ApplicationScoped
public class Replay {
    private final ShardEpochs shards;
    private final ShardUpkeep redis;
    private final Flush flush;
    private final Restores restores;
    private final RestoredBalances balances;

    Replay(
            ShardEpochs shards,
            ShardUpkeep redis,
            Flush flush,
            Restores restores,
            RestoredBalances balances) {
        this.shards = shards;
        this.redis = redis;
        this.flush = flush;
        this.restores = restores;
        this.balances = balances;
    }

    /// What came of it.
    ///
    /// @param shards how many were closed and are now being opened
    /// @param replayed calls that PostgreSQL had lost and has again
    /// @param losses tenants whose credit Redis knew differently: what was credited, charged past
    ///   the kept tail or handed in since the restored moment
    public record Outcome(int shards, int replayed, List<RestoredBalances.Loss> losses) {
        public Outcome {
            losses = List.copyOf(losses);
        }
    }

    /// Replays every shard that is closed for this reason, or ought to be.
    ///
    /// @param tenants to look for losses at
    public Outcome run(Collection<TenantId> tenants) {
        int closed = 0;
        int replayed = 0;
        List<RestoredBalances.Loss> losses = new ArrayList<>();
        restores.check();
        for (ShardEpochs.State state : shards.all()) {
            if (state.phase() == ShardEpochs.Phase.RESTORED) {
                closed++;
                ShardKeys known = state.keys();
                long seen = Math.max(known.epoch(), redis.lastEpoch(known.shard()));
                ShardKeys last = new ShardKeys(known.shard(), seen);
                replayed += flush.replay(known, last);
                losses.addAll(balances.losses(last, tenants));
                if (shards.fence(known, seen + 1).isEmpty()) {
                    throw new IllegalStateException("somebody else recovers " + known);
                }
            }
        }
        return new Outcome(closed, replayed, losses);
    }
}
