package io.tollgate.billing.recovery;

import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.reservation.HoldFacts;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.Incarnation;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Opens the shards for this gateway: joins those whose epoch is alive, and gives the others a new
/// one, in the order fence, drain, end the holds of the dead, open. The new epoch's base is what is
/// posted. Blocks on PostgreSQL and Redis.
@ApplicationScoped
public class Recovery {
    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
    private static final int PAGE = 1_000;

    private final ShardEpochs shards;
    private final ShardUpkeep redis;
    private final Epochs epochs;
    private final Incarnations incarnations;
    private final Incarnation own;
    private final Flush flush;
    private final Holds holds;
    private final Tenants tenants;
    private final ApiKeys apiKeys;

    Recovery(
            ShardEpochs shards,
            ShardUpkeep redis,
            Epochs epochs,
            Incarnations incarnations,
            Incarnation own,
            Flush flush,
            Holds holds,
            Tenants tenants,
            ApiKeys apiKeys) {
        this.shards = shards;
        this.redis = redis;
        this.epochs = epochs;
        this.incarnations = incarnations;
        this.own = own;
        this.flush = flush;
        this.holds = holds;
        this.tenants = tenants;
        this.apiKeys = apiKeys;
    }

    /// Tries once for every shard that is not open here. True when all are open; else try again
    /// later: another gateway is alive or at work, or a store does not answer (then it throws).
    public boolean openShards() {
        if (epochs.allOpen()) {
            return true;
        }
        Optional<Map<TenantId, List<UUID>>> everybody = Optional.empty();
        for (ShardEpochs.State state : shards.all()) {
            Shard shard = state.keys().shard();
            if (epochs.isOpen(shard)) {
                continue;
            }
            if (isAlive(state)) {
                epochs.open(shard, state.keys().epoch());
            } else if (!incarnations.othersLiving()) {
                everybody = Optional.of(everybody.orElseGet(this::everybody));
                recover(state.keys(), everybody.get());
            }
        }
        return epochs.allOpen();
    }

    private boolean isAlive(ShardEpochs.State state) {
        ShardKeys keys = state.keys();
        return state.open()
                && !epochs.isCondemned(keys.shard(), keys.epoch())
                && redis.alive(keys.shard()) == keys.epoch();
    }

    private void recover(ShardKeys former, Map<TenantId, List<UUID>> everybody) {
        long next = Math.max(former.epoch(), redis.lastEpoch(former.shard())) + 1;
        Optional<ShardKeys> fenced = shards.fence(former, next);
        if (fenced.isEmpty() || !redis.fence(fenced.get())) {
            return;
        }
        ShardKeys fresh = fenced.get();
        List<ShardKeys> over = shards.undrained(fresh);
        over.forEach(old -> drain(old, fresh));
        if (redis.open(fresh) && shards.admit(fresh)) {
            epochs.open(fresh.shard(), fresh.epoch());
            over.forEach(old -> discard(old, everybody));
        }
    }

    private void drain(ShardKeys old, ShardKeys fresh) {
        int drained = flush.drain(old, fresh.epoch());
        // Own calls are alive: each ends as a settlement that Redis does not know, and is booked.
        // A decrease that is not posted by now never will be: its posting asks for the old epoch.
        List<HoldFacts> left =
                holds.of(old).stream()
                        .filter(hold -> !hold.ofDecrease())
                        .filter(hold -> !hold.incarnation().equals(own.id().toString()))
                        .toList();
        int ended =
                flush.book(
                        left.stream().map(HoldFacts::abandoned).toList(),
                        "abandoned:%d:%d".formatted(old.shard().number(), old.epoch()));
        if (drained + ended > 0) {
            LOG.log(
                    Level.INFO,
                    "shard {0}: {1} calls of epoch {2} booked, {3} holds ended",
                    old.shard().number(),
                    drained,
                    old.epoch(),
                    ended);
        }
    }

    private void discard(ShardKeys old, Map<TenantId, List<UUID>> everybody) {
        List<String> keys =
                new ArrayList<>(List.of(old.usage(), old.holds(), old.tombstones(), old.leases()));
        everybody.forEach((tenant, budgets) -> {
            if (Shard.of(tenant).equals(old.shard())) {
                keys.add(old.balance(tenant));
                budgets.forEach(budget -> keys.add(old.budget(budget)));
            }
        });
        redis.remove(keys);
        if (!shards.forget(old)) {
            LOG.log(Level.DEBUG, "{0} was forgotten before", old);
        }
    }

    /// All tenants with the budgets of their keys.
    private Map<TenantId, List<UUID>> everybody() {
        Map<TenantId, List<UUID>> budgets = apiKeys.budgets();
        Map<TenantId, List<UUID>> all = new HashMap<>();
        List<TenantId> page;
        TenantId last = null;
        do {
            page = tenants.list(PAGE, last).stream().map(Tenant::id).toList();
            page.forEach(tenant -> all.put(tenant, budgets.getOrDefault(tenant, List.of())));
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
        return all;
    }
}
