package io.tollgate.billing.shard;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLongArray;

/// Which epoch of each shard this process may work in. Closed shards admit nothing. Thread-safe,
/// touches nothing.
@Singleton
public class Epochs {
    private static final long CLOSED = 0;

    private final AtomicLongArray epochs = new AtomicLongArray(Shard.COUNT);
    private final AtomicLongArray condemned = new AtomicLongArray(Shard.COUNT);

    public void open(Shard shard, long epoch) {
        epochs.set(shard.number(), epoch);
    }

    /// Closes the shard unless it has been opened anew since.
    public void close(Shard shard, long epoch) {
        boolean closed = epochs.compareAndSet(shard.number(), epoch, CLOSED);
        if (closed && epoch != CLOSED) {
            System.getLogger(Epochs.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "shard {0}: epoch {1} is over, admission closed",
                            shard.number(),
                            epoch);
        }
    }

    /// Closes the shard for good in this epoch: a script failed half way, its data is not to be
    /// trusted.
    public void condemn(Shard shard, long epoch) {
        condemned.set(shard.number(), epoch);
        close(shard, epoch);
    }

    /// Whether the epoch must be replaced though its data is there.
    public boolean isCondemned(Shard shard, long epoch) {
        return condemned.get(shard.number()) == epoch;
    }

    public boolean isOpen(Shard shard) {
        return epochs.get(shard.number()) != CLOSED;
    }

    /// Whether calls are admitted in just this epoch.
    public boolean isOpen(ShardKeys keys) {
        return epochs.get(keys.shard().number()) == keys.epoch();
    }

    /// Closes the shard in whatever epoch it is open.
    public void close(Shard shard) {
        close(shard, epochs.get(shard.number()));
    }

    public boolean allOpen() {
        return Shard.ALL.stream().allMatch(this::isOpen);
    }

    /// Keys of the shard in its open epoch. Throws [ShardClosed].
    public ShardKeys keys(Shard shard) {
        long epoch = epochs.get(shard.number());
        if (epoch == CLOSED) {
            throw new ShardClosed(shard);
        }
        return new ShardKeys(shard, epoch);
    }
}
