package io.tollgate.billing.recovery;

import io.tollgate.billing.reservation.HoldFacts;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardCalls;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.billing.shard.Waits;
import io.tollgate.billing.topup.Decreases;
import jakarta.enterprise.context.ApplicationScoped;

/// Ends the calls of dead gateways and calls past their deadline, as abandoned and charged nothing.
/// The script looks again under Redis time, so that a gateway that came back in between keeps its
/// call; the first writer wins. Blocks on Redis.
@ApplicationScoped
public class Sweeper {
    private final Holds holds;
    private final ShardCalls calls;
    private final ShardUpkeep upkeep;
    private final Epochs epochs;
    private final Decreases decreases;

    Sweeper(Holds holds, ShardCalls calls, ShardUpkeep upkeep, Epochs epochs, Decreases decreases) {
        this.holds = holds;
        this.calls = calls;
        this.upkeep = upkeep;
        this.epochs = epochs;
        this.decreases = decreases;
    }

    /// One pass over the open shards. Answers how many calls it ended.
    public int sweep() {
        return Shard.ALL.stream().filter(epochs::isOpen).mapToInt(this::sweep).sum();
    }

    /// Lengthens this gateway's leases. Closes shards whose epoch is over.
    public void renewLeases() {
        for (Shard shard : Shard.ALL) {
            if (epochs.isOpen(shard)) {
                ShardKeys keys = epochs.keys(shard);
                if (!upkeep.renewLease(keys)) {
                    epochs.close(shard, keys.epoch());
                }
            }
        }
    }

    private int sweep(Shard shard) {
        int swept = 0;
        for (HoldFacts hold : holds.forsaken(epochs.keys(shard))) {
            if (hold.ofDecrease()) {
                decreases.sweep(hold);
                continue;
            }
            ShardCall call = ShardCall.sweep(hold.tenant(), hold.budget(), hold.call(), hold.end());
            if (Waits.forReply(calls.submit(call)).getFirst().equals("swept")) {
                swept++;
            }
        }
        return swept;
    }
}
