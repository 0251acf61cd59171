package io.tollgate.billing.reconcile;

import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Redis against the ledger, tenant by tenant. Blocks on both.
@ApplicationScoped
public class Reconciliation {
    private final TenantAccounts accounts;
    private final BalanceScript redis;
    private final ShardEpochs shards;

    Reconciliation(TenantAccounts accounts, BalanceScript redis, ShardEpochs shards) {
        this.accounts = accounts;
        this.redis = redis;
        this.shards = shards;
    }

    /// One tenant; amounts are nanos of its currency.
    ///
    /// @param baseNanos what PostgreSQL says Redis may spend from
    /// @param redis what Redis says, null when it has not seen the tenant in this epoch
    /// @param unflushedNanos spent less flushed: on its way into the ledger, 0 once quiet
    public record Line(
            TenantId tenant,
            long postedNanos,
            long baseNanos,
            BalanceScript.@org.jspecify.annotations.Nullable Balance redis,
            long unflushedNanos) {
        /// What cannot be explained: a base that differs, or parts that do not add up. A change
        /// that is being published shows here for a moment.
        public long driftNanos() {
            BalanceScript.Balance live = redis;
            return live == null
                    ? 0
                    : Math.abs(baseNanos - live.base())
                            + Math.abs(live.base() - live.spent() - live.held() - live.available());
        }
    }

    public List<Line> run(Collection<TenantId> tenants) {
        Map<Shard, ShardKeys> keys =
                shards.all().stream()
                        .map(ShardEpochs.State::keys)
                        .collect(Collectors.toMap(ShardKeys::shard, key -> key));
        List<Line> lines = new ArrayList<>();
        for (TenantAccount account : accounts.read(tenants).values()) {
            ShardKeys shard = keys.get(Shard.of(account.tenant()));
            if (shard != null) {
                lines.add(line(account, shard));
            }
        }
        return lines;
    }

    private Line line(TenantAccount account, ShardKeys keys) {
        long base = account.baseNanos(keys.epoch());
        BalanceScript.Balance live = redis.read(keys, account.tenant()).orElse(null);
        long flushed = base - account.postedNanos();
        return new Line(
                account.tenant(),
                account.postedNanos(),
                base,
                live,
                live == null ? 0 : live.spent() - flushed);
    }
}
