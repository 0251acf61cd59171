package io.tollgate.billing.balance;

import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Compares the balances of an epoch in Redis with a PostgreSQL that was restored. Blocks on both.
@ApplicationScoped
public class RestoredBalances {
    private final TenantAccounts accounts;
    private final BalanceScript redis;

    RestoredBalances(TenantAccounts accounts, BalanceScript redis) {
        this.accounts = accounts;
        this.redis = redis;
    }

    /// A tenant that had another balance before.
    ///
    /// @param before what Redis says the balance was, charges included
    /// @param now what PostgreSQL says it is
    public record Loss(TenantId tenant, Money before, Money now) {}

    /// Of these tenants the shard's whose balance differs.
    public List<Loss> losses(ShardKeys keys, Collection<TenantId> tenants) {
        List<TenantId> own =
                tenants.stream().filter(tenant -> Shard.of(tenant).equals(keys.shard())).toList();
        List<Loss> losses = new ArrayList<>();
        for (TenantAccount account : accounts.read(own).values()) {
            redis.read(keys, account.tenant())
                    .ifPresent(live -> {
                        long before = live.base() - live.spent();
                        if (before != account.postedNanos()) {
                            losses.add(
                                    new Loss(
                                            account.tenant(),
                                            new Money(before, account.currency()),
                                            account.posted()));
                        }
                    });
        }
        return losses;
    }
}
