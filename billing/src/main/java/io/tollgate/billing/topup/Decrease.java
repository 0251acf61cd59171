package io.tollgate.billing.topup;

import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import org.jspecify.annotations.Nullable;

/// One decrease of credit on its way: hold, posting, end. Belongs to one thread.
public final class Decrease implements AutoCloseable {
    private final Decreases decreases;
    private final TenantId tenant;
    private final String currency;
    private final CallId hold;
    private @Nullable ShardKeys keys;

    Decrease(Decreases decreases, TenantId tenant, String currency, CallId hold) {
        this.decreases = decreases;
        this.tenant = tenant;
        this.currency = currency;
        this.hold = hold;
    }

    TenantId tenant() {
        return tenant;
    }

    String currency() {
        return currency;
    }

    CallId hold() {
        return hold;
    }

    ShardKeys keys() {
        if (keys == null) {
            throw new IllegalStateException("nothing is held");
        }
        return keys;
    }

    void heldIn(ShardKeys granting) {
        keys = granting;
    }

    Decreases.Taken take(long min, long max) {
        return decreases.take(this, min, max);
    }

    boolean post() {
        return decreases.post(this);
    }

    /// Brings the new base to Redis and frees the hold. What cannot be done now is done by the
    /// sweeper.
    @Override
    public void close() {
        if (keys == null) {
            return;
        }
        try {
            decreases.finish(tenant, hold);
        } catch (RuntimeException away) {
            System.getLogger(Decrease.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "hold {0} is left to the sweeper: {1}",
                            hold,
                            away.toString());
        }
    }
}
