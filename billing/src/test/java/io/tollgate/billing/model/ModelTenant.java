package io.tollgate.billing.model;

import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.BalanceScript.Balance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What must be true of one tenant's money, in memory and without a thought for how.
final class ModelTenant {
    final long debtLimit;
    long credited;
    long spent;
    long shortfall;
    private boolean known;
    private long base;
    private int baseVersion;
    private int version;
    private Optional<Read> read = Optional.empty();
    private final Map<Integer, Hold> holds = new HashMap<>();
    private final Map<Integer, Ended> ended = new HashMap<>();

    ModelTenant(long debtLimit) {
        this.debtLimit = debtLimit;
    }

    private record Hold(long nanos, boolean expired) {}

    private record Ended(String how, long charge, long shortfall) {}

    private record Read(long base, int version) {}

    long held() {
        return holds.values().stream().mapToLong(Hold::nanos).sum();
    }

    long available() {
        return base - spent - held();
    }

    /// As Redis must have it; empty before anything was loaded.
    Optional<Balance> redis() {
        return known
                ? Optional.of(new Balance(base, spent, held(), available()))
                : Optional.empty();
    }

    void post(long nanos) {
        credited += nanos;
        version++;
    }

    void publish() {
        publish(new Read(credited, version));
    }

    /// A flusher has passed: it publishes bases that changed, so none of a tenant without credits.
    void flush() {
        if (version > 0) {
            publish();
        }
    }

    void readBase() {
        read = Optional.of(new Read(credited, version));
    }

    void publishRead() {
        read.ifPresent(this::publish);
    }

    private void publish(Read loaded) {
        if (!known || loaded.version() > baseVersion) {
            known = true;
            base = loaded.base();
            baseVersion = loaded.version();
        }
    }

    ReserveOutcome reserve(Step.Reserve step) {
        Ended before = ended.get(step.call());
        if (before != null) {
            return new ReserveOutcome.AlreadyEnded(before.how());
        }
        Hold present = holds.get(step.call());
        if (present != null) {
            return new ReserveOutcome.Granted(present.nanos());
        }
        if (!known) {
            publish();
        }
        if (available() < 0 || available() < step.min()) {
            return new ReserveOutcome.InsufficientCredit(step.min(), available(), held());
        }
        long grant = Math.min(available(), step.max());
        holds.put(step.call(), new Hold(grant, step.expired()));
        return new ReserveOutcome.Granted(grant);
    }

    Settlement.Outcome settle(int call, long computed) {
        Hold hold = holds.remove(call);
        if (hold == null) {
            Ended before = ended.get(call);
            return before == null ? new Settlement.UnknownCall() : repeated(before, "settled");
        }
        // With the hold back in, all that there is and all that may be owed.
        long most = Math.max(hold.nanos(), available() + debtLimit);
        long charge = Math.min(computed, most);
        return end(call, new Ended("settled", charge, computed - charge));
    }

    Settlement.Outcome release(int call) {
        holds.remove(call);
        Ended before = ended.get(call);
        return before == null
                ? end(call, new Ended("released", 0, 0))
                : repeated(before, "released");
    }

    int sweep() {
        var expired =
                holds.entrySet().stream()
                        .filter(hold -> hold.getValue().expired())
                        .map(Map.Entry::getKey)
                        .toList();
        for (int call : expired) {
            holds.remove(call);
            ended.put(call, new Ended("swept", 0, 0));
        }
        return expired.size();
    }

    private Settlement.Outcome end(int call, Ended how) {
        spent += how.charge();
        shortfall += how.shortfall();
        ended.put(call, how);
        return repeated(how, how.how());
    }

    private static Settlement.Outcome repeated(Ended before, String expected) {
        return before.how().equals(expected)
                ? new Settlement.Settled(before.charge(), before.shortfall())
                : new Settlement.EndedBefore(before.how(), before.charge());
    }

    /// Calls that must have a usage record, once all holds are gone: each that was granted or
    /// released.
    int records() {
        return ended.size();
    }
}
