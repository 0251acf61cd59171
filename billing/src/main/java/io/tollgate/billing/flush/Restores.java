package io.tollgate.billing.flush;

import io.tollgate.billing.settlement.EntryId;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;

/// Notices that PostgreSQL was restored to a moment ago: Redis remembers a later epoch or cursor
/// than PostgreSQL has. From then on the shard admits nothing and books nothing until an operator
/// decides. Blocks on PostgreSQL.
@ApplicationScoped
public class Restores {
    private static final System.Logger LOG = System.getLogger(Restores.class.getName());

    private final ShardEpochs shards;
    private final Cursors cursors;

    Restores(ShardEpochs shards, Cursors cursors) {
        this.shards = shards;
        this.cursors = cursors;
    }

    /// Whether Redis was told of a later cursor than PostgreSQL has; closes the shard then.
    ///
    /// @param noted what Redis was told, read after the cursor
    boolean isBehind(ShardKeys keys, String cursor, String noted) {
        if (!EntryId.isAfter(noted, cursor)) {
            return false;
        }
        // Another flusher may have moved the cursor before it told Redis: read it after that.
        boolean behind = cursors.read(keys).map(now -> EntryId.isAfter(noted, now)).orElse(false);
        if (behind) {
            close(keys, "Redis was flushed up to " + noted);
        }
        return behind;
    }

    /// Closes the shard for all gateways until an operator decides.
    ///
    /// @param keys the epoch that PostgreSQL has
    public void close(ShardKeys keys, String why) {
        for (ShardEpochs.Phase phase : ShardEpochs.Phase.values()) {
            if (phase != ShardEpochs.Phase.RESTORED
                    && shards.move(keys, phase, ShardEpochs.Phase.RESTORED)) {
                LOG.log(
                        Level.ERROR,
                        "shard {0}: PostgreSQL is older than Redis ({1}); closed until ./tollgate recover",
                        keys.shard().number(),
                        why);
            }
        }
    }
}
