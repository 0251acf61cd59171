package io.tollgate.billing.flush;

import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/// One batch, one transaction: fence, cursor, booking. Whoever moves the cursor books; everybody
/// else changes nothing.
@ApplicationScoped
class FlushTransaction {
    private final Cursors cursors;
    private final Booking booking;
    private final Quarantine quarantine;

    FlushTransaction(Cursors cursors, Booking booking, Quarantine quarantine) {
        this.cursors = cursors;
        this.booking = booking;
        this.quarantine = quarantine;
    }

    /// What must be true of the shard in PostgreSQL for the batch to count.
    record Fence(long epoch, ShardEpochs.Phase phase) {}

    /// Throws [StaleFlush] when the fence does not stand or somebody else moved the cursor.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int commit(ShardKeys keys, Fence fence, String cursor, Batch batch) {
        Shard shard = keys.shard();
        if (!cursors.stands(shard, fence.epoch(), fence.phase())
                || !cursors.move(shard, keys.epoch(), cursor, batch.lastId())) {
            throw new StaleFlush(shard);
        }
        String reference = "usage:%d:%d:%s".formatted(shard.number(), keys.epoch(), batch.lastId());
        quarantine.keepUnreadable(batch.unreadable(), reference);
        return booking.book(batch.calls(), reference, keys.epoch(), true);
    }

    /// Books records that no stream carries, charged as given. Ids that PostgreSQL knows change
    /// nothing.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int book(List<EndedCall> ended, String reference) {
        List<SettledCall> calls = ended.stream().map(SettledCall::of).toList();
        return booking.book(calls, reference, 0, false);
    }

    /// The same, posted as of an earlier moment.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int bookAt(List<EndedCall> ended, String reference, Instant at) {
        return booking.bookAt(ended.stream().map(SettledCall::of).toList(), reference, at);
    }

    /// The batch belongs to somebody else; nothing was changed.
    static final class StaleFlush extends RuntimeException {
        private static final long serialVersionUID = 1;

        StaleFlush(Shard shard) {
            super("the cursor of shard " + shard.number() + " moved");
        }
    }
}
