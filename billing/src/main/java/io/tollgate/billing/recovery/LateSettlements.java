package io.tollgate.billing.recovery;

import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.Waits;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Calls whose end could not be recorded while their caller waited. Each is tried until Redis or
/// PostgreSQL has it; bounded by the calls that run at once. Thread-safe.
@ApplicationScoped
public class LateSettlements {
    private static final System.Logger LOG = System.getLogger(LateSettlements.class.getName());

    private final Reservations reservations;
    private final Flush flush;
    private final UsageRecords records;
    private final Corrections corrections;
    private final Queue<Settlement> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<UsageRecord> toCompare = new ConcurrentLinkedQueue<>();

    LateSettlements(
            Reservations reservations, Flush flush, UsageRecords records, Corrections corrections) {
        this.reservations = reservations;
        this.flush = flush;
        this.records = records;
        this.corrections = corrections;
    }

    /// Takes over a call whose caller has been answered.
    public void add(Settlement settlement) {
        LOG.log(
                Level.WARNING,
                "call {0} waits to be settled",
                settlement.record().call().toString());
        waiting.add(settlement);
    }

    /// Takes over a call that somebody else has ended, for this gateway was held for dead: what
    /// PostgreSQL gets to know of it is compared.
    public void addEnded(Settlement settlement) {
        toCompare.add(settlement.record());
    }

    /// Those whose end is not yet recorded, or recorded and not yet compared.
    public int size() {
        return waiting.size() + toCompare.size();
    }

    /// Tries each that waits now; blocks. Ends at the first that does not succeed, with its
    /// failure.
    public void settle() {
        for (int left = waiting.size(); left > 0; left--) {
            Settlement settlement = waiting.peek();
            if (settlement == null) {
                return;
            }
            if (end(settlement) instanceof Settlement.UnknownCall) {
                var _ = book(settlement);
            }
            done(settlement);
        }
        toCompare.removeIf(corrections::correct);
    }

    /// Books all that wait straight into PostgreSQL, for a gateway that stops while Redis is away;
    /// blocks. What Redis has of them too is booked once.
    public void bookAll() {
        for (Settlement settlement = waiting.peek();
                settlement != null;
                settlement = waiting.peek()) {
            var _ = book(settlement);
            done(settlement);
        }
        toCompare.removeIf(corrections::correct);
    }

    /// An earlier try may have had its way although its reply was lost: that, too, is compared.
    private void done(Settlement settlement) {
        addEnded(settlement);
        waiting.remove(settlement);
    }

    /// Books a call that Redis does not know (any more); blocks. Answers what counts: a call that
    /// others have ended meanwhile keeps their end.
    public Settlement.Outcome book(Settlement settlement) {
        UsageRecord record = settlement.record();
        if (flush.book(List.of(record), "late:" + record.call()) == 1) {
            return new Settlement.Settled(record.computedNanos(), 0);
        }
        StoredUsage stored = records.find(record.call()).orElseThrow();
        return stored.record().status() == UsageRecord.Status.ABANDONED
                ? new Settlement.EndedBefore("abandoned", stored.chargeNanos())
                : new Settlement.Settled(stored.chargeNanos(), stored.shortfallNanos());
    }

    private Settlement.Outcome end(Settlement settlement) {
        return Waits.forReply(
                settlement.record().status() == UsageRecord.Status.FAILED
                        ? reservations.release(settlement)
                        : reservations.settle(settlement));
    }
}
