package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.settlement.EntryId;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.billing.shard.Waits;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Notices that PostgreSQL was restored to a moment ago: Redis remembers a later epoch or cursor
/// than PostgreSQL has, or a later base of a tenant. From then on the shard admits nothing and
/// books nothing until an operator decides. Blocks on PostgreSQL and Redis.
@ApplicationScoped
public class Restores {
    private static final System.Logger LOG = System.getLogger(Restores.class.getName());

    private final ShardEpochs shards;
    private final Cursors cursors;
    private final TenantAccounts accounts;
    private final BalanceScript balances;
    private final ShardUpkeep redis;

    Restores(
            ShardEpochs shards,
            Cursors cursors,
            TenantAccounts accounts,
            BalanceScript balances,
            ShardUpkeep redis) {
        this.shards = shards;
        this.cursors = cursors;
        this.accounts = accounts;
        this.balances = balances;
        this.redis = redis;
    }

    /// Looks at every open shard, as is due when PostgreSQL was started: closes those of which
    /// Redis knows more.
    public void check() {
        boolean behind = areBehind(shards.open().stream().map(ShardEpochs.State::keys).toList());
        LOG.log(Level.DEBUG, "PostgreSQL was compared with Redis, older: {0}", behind);
    }

    /// Whether Redis knows more of a shard than PostgreSQL; closes it then.
    public boolean isBehind(ShardKeys keys) {
        return areBehind(List.of(keys));
    }

    private boolean areBehind(List<ShardKeys> asked) {
        Map<Shard, Map<TenantId, Long>> versions = new HashMap<>();
        accounts.versions()
                .forEach((tenant, version) -> {
                    var _ =
                            versions.computeIfAbsent(Shard.of(tenant), shard -> new HashMap<>())
                                    .put(tenant, version);
                });
        boolean behind = false;
        for (ShardKeys keys : asked) {
            String cursor = cursors.read(keys).orElse("0-0");
            behind |=
                    isBehind(keys, cursor, Waits.forReply(redis.notedCursor(keys)))
                            || isBehind(keys, versions.getOrDefault(keys.shard(), Map.of()));
        }
        return behind;
    }

    private boolean isBehind(ShardKeys keys, Map<TenantId, Long> versions) {
        List<TenantId> later =
                balances.versions(keys, versions.keySet()).entrySet().stream()
                        .filter(known ->
                                known.getValue() > versions.getOrDefault(known.getKey(), 0L))
                        .map(Map.Entry::getKey)
                        .toList();
        if (later.isEmpty()) {
            return false;
        }
        // A balance may have been raised and published meanwhile: read PostgreSQL after Redis.
        Map<TenantId, Long> known = balances.versions(keys, later);
        Optional<TenantAccount> lost =
                accounts.read(later).values().stream()
                        .filter(account ->
                                known.getOrDefault(account.tenant(), 0L) > account.baseVersion())
                        .findFirst();
        lost.ifPresent(
                account -> close(keys, "Redis has a later balance of tenant " + account.tenant()));
        return lost.isPresent();
    }

    /// Whether Redis was told of a later cursor than PostgreSQL has; closes the shard then.
    ///
    /// @param noted what Redis was told, read after the cursor
    boolean isBehind(ShardKeys keys, String cursor, String noted) {
        if (!EntryId.isAfter(noted, cursor)) {
            return false;
        }
        // Another flusher may have moved the cursor before it told Redis: read it after that.
        boolean behind = cursors.read(keys).map(now -> EntryId.isAfter(noted, now)).orElse(false);
        if (behind) {
            close(keys, "Redis was flushed up to " + noted);
        }
        return behind;
    }

    /// Closes the shard for all gateways until an operator decides.
    ///
    /// @param keys the epoch that PostgreSQL has
    public void close(ShardKeys keys, String why) {
        for (ShardEpochs.Phase phase : ShardEpochs.Phase.values()) {
            if (phase != ShardEpochs.Phase.RESTORED
                    && shards.move(keys, phase, ShardEpochs.Phase.RESTORED)) {
                LOG.log(
                        Level.ERROR,
                        "shard {0}: PostgreSQL is older than Redis ({1}); closed until ./tollgate recover",
                        keys.shard().number(),
                        why);
            }
        }
    }
}
