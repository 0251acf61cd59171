package io.tollgate.billing.model;

import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.BalanceScript.Balance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must be true of one tenant's money, in memory and without a thought for how.
final class ModelTenant {
    final long debtLimit;
    long credited;
    long spent;
    long shortfall;
    private boolean known;

    /// Charged in this epoch.
    private long spentNow;

    private long base;
    private int baseVersion;
    private int version;
    private Optional<Read> read = Optional.empty();
    private final Map<Integer, Hold> holds = new HashMap<>();

    /// In this epoch.
    private final Map<Integer, Ended> ended = new HashMap<>();

    /// In an epoch that is over: in PostgreSQL.
    private final Set<Integer> past = new HashSet<>();

    /// Calls of this epoch whose end only Redis has.
    private final Set<Integer> unbooked = new HashSet<>();

    ModelTenant(long debtLimit) {
        this.debtLimit = debtLimit;
    }

    private record Hold(long nanos, boolean ours, boolean forsaken, long checkpoint) {
        Hold withCheckpoint(long noted) {
            return new Hold(nanos, ours, forsaken, noted);
        }

        Hold dead() {
            return new Hold(nanos, ours, true, checkpoint);
        }
    }

    private record Ended(String how, long charge, long shortfall) {}

    private record Read(long base, int version) {}

    long held() {
        return holds.values().stream().mapToLong(Hold::nanos).sum();
    }

    long available() {
        return base - spentNow - held();
    }

    /// As Redis must have it; empty before anything was loaded.
    Optional<Balance> redis() {
        return known
                ? Optional.of(new Balance(base, spentNow, held(), available()))
                : Optional.empty();
    }

    void post(long nanos) {
        credited += nanos;
        version++;
    }

    void publish() {
        publish(now());
    }

    /// The base of this epoch: what is posted, and what of it Redis has in `spent` too.
    private Read now() {
        return new Read(credited - (spent - spentNow), version);
    }

    /// A flusher has passed: it publishes bases that changed, so perhaps none of a tenant without
    /// credits.
    ///
    /// @param inRedis whether Redis knows the tenant now
    void flush(boolean inRedis) {
        unbooked.clear();
        if (inRedis) {
            publish();
        }
    }

    void halfFlush() {
        unbooked.clear();
    }

    void readBase() {
        read = Optional.of(now());
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
        holds.put(step.call(), new Hold(grant, true, step.expired(), 0));
        return new ReserveOutcome.Granted(grant);
    }

    Settlement.Outcome settle(int call, long computed) {
        Hold hold = holds.remove(call);
        if (hold == null) {
            Ended before = ended.get(call);
            return before == null ? new Settlement.UnknownCall() : repeated(before, "settled");
        }
        return end(call, charged("settled", hold, computed));
    }

    /// With the hold back in, all that there is and all that may be owed.
    private Ended charged(String how, Hold hold, long computed) {
        long charge = Math.min(computed, Math.max(hold.nanos(), available() + debtLimit));
        return new Ended(how, charge, computed - charge);
    }

    /// What is free to be held by a gateway that does not ask for less.
    boolean canHold(int call, long nanos) {
        return known
                && available() >= nanos
                && !holds.containsKey(call)
                && !ended.containsKey(call)
                && !past.contains(call);
    }

    void otherHolds(int call, long nanos) {
        holds.put(call, new Hold(nanos, false, false, 0));
    }

    boolean hasOthers() {
        return holds.values().stream().anyMatch(hold -> !hold.ours() && !hold.forsaken());
    }

    void otherDies() {
        holds.replaceAll((call, hold) -> hold.ours() ? hold : hold.dead());
    }

    /// The most that a checkpoint of the call may say, empty when it does not run.
    Optional<Long> held(int call) {
        return Optional.ofNullable(holds.get(call)).map(Hold::nanos);
    }

    void checkpoint(int call, long nanos) {
        holds.computeIfPresent(call, (number, hold) -> hold.withCheckpoint(nanos));
    }

    boolean isOthers(int call) {
        Hold hold = holds.get(call);
        return hold != null && !hold.ours();
    }

    boolean isPast(int call) {
        return past.contains(call);
    }

    /// Calls of this gateway that the sweeper ended without its knowing.
    List<Integer> swept() {
        return ended.entrySet().stream()
                .filter(end -> end.getValue().how().equals("swept"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Redis has lost what only it had: the sweeper's ends, and the running calls of the gateway
    /// that does not hand in.
    void empty() {
        for (int call : Set.copyOf(unbooked)) {
            Ended end = ended.getOrDefault(call, new Ended("", 0, 0));
            if (end.how().equals("swept")) {
                ended.remove(call);
                spent -= end.charge();
                shortfall -= end.shortfall();
            }
        }
        holds.values().removeIf(hold -> !hold.ours());
    }

    /// A new epoch was opened: the dead gateway's calls are ended, our own are held again.
    ///
    /// @param inRedis whether Redis knows the tenant now
    void newEpoch(boolean inRedis) {
        holds.forEach((call, hold) -> {
            if (!hold.ours()) {
                spent += hold.checkpoint();
                past.add(call);
            }
        });
        holds.values().removeIf(hold -> !hold.ours());
        holds.replaceAll((call, hold) -> hold.withCheckpoint(0));
        past.addAll(ended.keySet());
        ended.clear();
        unbooked.clear();
        spentNow = 0;
        read = Optional.empty();
        known = false;
        if (inRedis) {
            publish();
        }
    }

    boolean holdsAnything() {
        return !holds.isEmpty();
    }

    Settlement.Outcome release(int call) {
        holds.remove(call);
        Ended before = ended.get(call);
        return before == null
                ? end(call, new Ended("released", 0, 0))
                : repeated(before, "released");
    }

    int sweep() {
        Map<Integer, Hold> forsaken = new HashMap<>(holds);
        forsaken.values().removeIf(hold -> !hold.forsaken());
        forsaken.forEach((call, hold) -> {
            holds.remove(call);
            var _ = end(call, charged("swept", hold, hold.checkpoint()));
        });
        return forsaken.size();
    }

    private Settlement.Outcome end(int call, Ended how) {
        spent += how.charge();
        spentNow += how.charge();
        shortfall += how.shortfall();
        ended.put(call, how);
        unbooked.add(call);
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
        Set<Integer> all = new HashSet<>(past);
        all.addAll(ended.keySet());
        return all.size();
    }
}
