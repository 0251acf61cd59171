package io.tollgate.billing.shard;

/// The shard's data may not be used now: its epoch is over, or not yet begun. Nothing was changed.
public final class ShardClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ShardClosed(Shard shard) {
        super("shard " + shard.number() + " is closed");
    }
}
