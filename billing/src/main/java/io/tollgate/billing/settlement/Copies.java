package io.tollgate.billing.settlement;

import io.tollgate.billing.shard.Shard;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// This gateway's own copy of what it settled, in memory until PostgreSQL has it: the second of the
/// two copies that a completed call always has. Thread-safe, touches nothing.
@Singleton
public class Copies {
    private final CopyLimits limits;
    private final List<Deque<SettledCopy>> byShard = new ArrayList<>();
    private final AtomicInteger total = new AtomicInteger();

    Copies(CopyLimits limits) {
        this.limits = limits;
        Shard.ALL.forEach(shard -> byShard.add(new ArrayDeque<>()));
    }

    /// Keeps one more, however many there are: it has happened.
    public void keep(Shard shard, SettledCopy copy) {
        Deque<SettledCopy> kept = of(shard);
        synchronized (kept) {
            kept.add(copy);
        }
        total.incrementAndGet();
    }

    /// Drops those that the cursor of this epoch has passed.
    public void forget(Shard shard, long epoch, String cursor) {
        Deque<SettledCopy> kept = of(shard);
        int dropped = 0;
        synchronized (kept) {
            // In the order of their entries, but for a reply that was lost and asked for again.
            Iterator<SettledCopy> oldest = kept.iterator();
            while (oldest.hasNext()) {
                SettledCopy copy = oldest.next();
                if (copy.epoch() != epoch || EntryId.isAfter(copy.entry(), cursor)) {
                    break;
                }
                oldest.remove();
                dropped++;
            }
        }
        total.addAndGet(-dropped);
    }

    /// Those of epochs before this one.
    public List<SettledCopy> before(Shard shard, long epoch) {
        Deque<SettledCopy> kept = of(shard);
        synchronized (kept) {
            return kept.stream().filter(copy -> copy.epoch() < epoch).toList();
        }
    }

    /// Drops those of epochs before this one: PostgreSQL has them.
    public void forgetBefore(Shard shard, long epoch) {
        Deque<SettledCopy> kept = of(shard);
        int before;
        int after;
        synchronized (kept) {
            before = kept.size();
            kept.removeIf(copy -> copy.epoch() < epoch);
            after = kept.size();
        }
        total.addAndGet(after - before);
    }

    /// Whether so much waits to be booked that no call may be added.
    public boolean isFull(Shard shard) {
        if (total.get() >= limits.perGateway()) {
            return true;
        }
        Deque<SettledCopy> kept = of(shard);
        synchronized (kept) {
            return kept.size() >= limits.perShard();
        }
    }

    public int size() {
        return total.get();
    }

    /// Shards of which something is kept.
    public List<Shard> shards() {
        return Shard.ALL.stream().filter(this::isKept).toList();
    }

    private boolean isKept(Shard shard) {
        Deque<SettledCopy> kept = of(shard);
        synchronized (kept) {
            return !kept.isEmpty();
        }
    }

    private Deque<SettledCopy> of(Shard shard) {
        return byShard.get(shard.number());
    }
}
