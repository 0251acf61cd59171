package io.tollgate.billing.recovery;

import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.flush.Restores;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Keeps the shards open for this gateway: joins those whose epoch is alive, and gives the others a
/// new one in the order fence, hand in, drain and end the holds of the dead, take the living ones
/// again, open. Every gateway runs it; whoever comes first takes a step, and taking one twice
/// changes nothing. The new epoch's base is what is posted. Blocks on PostgreSQL and Redis.
@ApplicationScoped
public class Recovery {
    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
    private static final int PAGE = 1_000;

    private final ShardEpochs shards;
    private final ShardUpkeep redis;
    private final Epochs epochs;
    private final HandIns handIns;
    private final OwnCalls own;
    private final Restores restores;
    private final Flush flush;
    private final Holds holds;
    private final Tenants tenants;
    private final ApiKeys apiKeys;
    private volatile Map<ShardEpochs.Phase, Integer> closed = Map.of();

    Recovery(
            ShardEpochs shards,
            ShardUpkeep redis,
            Epochs epochs,
            HandIns handIns,
            OwnCalls own,
            Restores restores,
            Flush flush,
            Holds holds,
            Tenants tenants,
            ApiKeys apiKeys) {
        this.shards = shards;
        this.redis = redis;
        this.epochs = epochs;
        this.handIns = handIns;
        this.own = own;
        this.restores = restores;
        this.flush = flush;
        this.holds = holds;
        this.tenants = tenants;
        this.apiKeys = apiKeys;
    }

    /// Takes every shard as far as it can now. True when all are open; else try again later:
    /// another gateway has still to hand in, or a store does not answer (then it throws).
    public boolean openShards() {
        Map<ShardEpochs.Phase, Integer> waiting = new EnumMap<>(ShardEpochs.Phase.class);
        for (ShardEpochs.State state : shards.all()) {
            ShardEpochs.State at = state;
            while (advance(at)) {
                at = shards.of(at.keys().shard());
            }
            if (!epochs.isOpen(at.keys().shard())) {
                waiting.merge(at.phase(), 1, Integer::sum);
            }
        }
        closed = Map.copyOf(waiting);
        return epochs.allOpen();
    }

    /// How many shards the last pass left closed, by how far they were.
    public Map<ShardEpochs.Phase, Integer> closed() {
        return closed;
    }

    /// Books what this gateway settled straight into PostgreSQL, for its end while Redis is away.
    public void handInEverything() {
        own.handInEverything();
    }

    /// One phase. True when the next may follow at once.
    private boolean advance(ShardEpochs.State at) {
        ShardKeys keys = at.keys();
        return switch (at.phase()) {
            case OPEN -> join(keys);
            case RECOVERING -> rebuild(keys);
            case ASSERTING -> takeHolds(keys);
            case RESTORED -> {
                epochs.close(keys.shard());
                yield false;
            }
        };
    }

    private boolean join(ShardKeys keys) {
        boolean alive =
                !epochs.isCondemned(keys.shard(), keys.epoch())
                        && redis.alive(keys.shard()) == keys.epoch();
        if (!alive) {
            return fence(keys);
        }
        if (!epochs.isOpen(keys)) {
            arriveLate(keys);
            epochs.open(keys.shard(), keys.epoch());
        } else {
            own.handInLate(keys);
        }
        return false;
    }

    /// From here on nothing of the epoch before can be booked, settled or granted.
    private boolean fence(ShardKeys former) {
        epochs.close(former.shard());
        long seen = redis.lastEpoch(former.shard());
        if (seen > former.epoch() && former.epoch() > 0) {
            restores.close(former, "Redis has epoch " + seen);
            return false;
        }
        if (former.epoch() > 0 && restores.isBehind(former)) {
            return false;
        }
        return shards.fence(former, Math.max(former.epoch(), seen) + 1).isPresent();
    }

    private boolean rebuild(ShardKeys fresh) {
        if (!handIns.handedIn(fresh)) {
            own.handIn(fresh);
            handIns.confirm(fresh, false);
        }
        if (handIns.isAwaited(fresh, false) || !redis.fence(fresh)) {
            return false;
        }
        shards.undrained(fresh).forEach(old -> drain(old, fresh));
        return redis.open(fresh)
                && shards.move(fresh, ShardEpochs.Phase.RECOVERING, ShardEpochs.Phase.ASSERTING);
    }

    private boolean takeHolds(ShardKeys fresh) {
        if (redis.alive(fresh.shard()) != fresh.epoch()) {
            return fence(fresh);
        }
        if (!handIns.handedIn(fresh)) {
            arriveLate(fresh);
        } else if (!own.hold(fresh)) {
            return false;
        }
        handIns.confirm(fresh, true);
        if (handIns.isAwaited(fresh, true)) {
            return false;
        }
        // Of who handed in and died before it held its calls again.
        shards.undrained(fresh).forEach(old -> end(old, handIns.living(fresh, true)));
        if (!shards.move(fresh, ShardEpochs.Phase.ASSERTING, ShardEpochs.Phase.OPEN)) {
            return false;
        }
        handIns.forgetBefore(fresh);
        List<ShardKeys> over = shards.undrained(fresh);
        if (!over.isEmpty()) {
            Map<TenantId, List<UUID>> everybody = everybody();
            over.forEach(old -> discard(old, everybody));
        }
        return true;
    }

    /// The others went on without this gateway: its calls were ended, what it settled before still
    /// counts.
    private void arriveLate(ShardKeys keys) {
        if (!handIns.handedIn(keys)) {
            own.handIn(keys);
            own.giveUp(keys);
        }
    }

    private void drain(ShardKeys old, ShardKeys fresh) {
        int drained = flush.drain(old, fresh.epoch());
        if (drained > 0) {
            LOG.log(
                    Level.INFO,
                    "shard {0}: {1} calls of epoch {2} booked",
                    old.shard().number(),
                    drained,
                    old.epoch());
        }
        // The calls of who handed in are alive. A decrease that is not posted by now never will be:
        // its posting asks for the old epoch.
        end(old, handIns.living(fresh, false));
    }

    private void end(ShardKeys old, Set<String> living) {
        int ended =
                flush.handIn(
                        holds.ended(old, living),
                        "abandoned:%d:%d:%s"
                                .formatted(old.shard().number(), old.epoch(), Ids.next()));
        if (ended > 0) {
            LOG.log(
                    Level.INFO,
                    "shard {0}: {1} holds of epoch {2} ended",
                    old.shard().number(),
                    ended,
                    old.epoch());
        }
    }

    private void discard(ShardKeys old, Map<TenantId, List<UUID>> everybody) {
        List<String> keys =
                new ArrayList<>(
                        List.of(
                                old.usage(),
                                old.holds(),
                                old.tombstones(),
                                old.leases(),
                                old.checkpoints()));
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
