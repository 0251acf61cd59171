package io.tollgate.billing.topup;

import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.shard.ShardUpkeep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Takes back what is left of credits whose time has come, by Redis's clock. A part that calls in
/// flight hold expires when they have ended. Safe to run anywhere, any number of times at once.
/// Blocks on PostgreSQL and Redis.
@ApplicationScoped
public class Expiries {
    /// Lots a pass: bounds its time; the next pass goes on.
    private static final int LOTS = 200;

    private final CreditLots lots;
    private final TenantAccounts accounts;
    private final Credits credits;
    private final Decreases decreases;
    private final ShardUpkeep redis;

    Expiries(
            CreditLots lots,
            TenantAccounts accounts,
            Credits credits,
            Decreases decreases,
            ShardUpkeep redis) {
        this.lots = lots;
        this.accounts = accounts;
        this.credits = credits;
        this.decreases = decreases;
        this.redis = redis;
    }

    /// One pass. Answers how many parts of credits expired.
    public int run() {
        int expired = 0;
        for (CreditLots.Due lot : lots.due(Instant.ofEpochMilli(redis.now()), LOTS)) {
            if (expire(lot)) {
                expired++;
            }
        }
        return expired;
    }

    private boolean expire(CreditLots.Due lot) {
        Map<?, TenantAccount> present = accounts.read(List.of(lot.tenant()));
        TenantAccount account = present.get(lot.tenant());
        if (account == null) {
            return false;
        }
        try (Decrease decrease =
                decreases.begin(lot.tenant(), account.currency().getCurrencyCode())) {
            return switch (decrease.take(1, lot.leftNanos())) {
                case Decreases.Taken.Granted(long nanos) ->
                        credits.expire(lot, new Money(nanos, account.currency()), decrease);
                case Decreases.Taken.TooLittle few -> false;
                case Decreases.Taken.Closed closed -> false;
            };
        }
    }
}
