package io.tollgate.billing.recovery;

import io.tollgate.billing.reservation.HoldFacts;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a shard's holds and leases. Blocks on Redis.
@ApplicationScoped
class Holds {
    private final ShardUpkeep redis;

    Holds(ShardUpkeep redis) {
        this.redis = redis;
    }

    List<HoldFacts> of(ShardKeys keys) {
        List<HoldFacts> holds = new ArrayList<>();
        List<String> hash = redis.hash(keys.holds());
        for (int n = 0; n < hash.size(); n += 2) {
            holds.add(HoldFacts.parse(hash.get(n), hash.get(n + 1)));
        }
        return holds;
    }

    /// The calls of an epoch that is over whose gateway is not among the living, each charged what
    /// its last checkpoint says and its hold pays.
    List<EndedCall> ended(ShardKeys old, Set<String> living) {
        Map<String, String> checkpoints = new HashMap<>();
        List<String> hash = redis.hash(old.checkpoints());
        for (int n = 0; n < hash.size(); n += 2) {
            checkpoints.put(hash.get(n), hash.get(n + 1));
        }
        return of(old).stream()
                .filter(hold -> !hold.ofDecrease() && !living.contains(hold.incarnation()))
                .map(hold -> hold.ended(checkpoints.get(hold.call().toString())))
                .toList();
    }

    /// Holds past their deadline, and of calls those whose gateway let its lease run out.
    List<HoldFacts> forsaken(ShardKeys keys) {
        List<HoldFacts> holds = of(keys);
        if (holds.isEmpty()) {
            return holds;
        }
        long now = redis.now();
        Map<String, Long> leases = leases(keys);
        return holds.stream()
                .filter(hold ->
                        hold.deadlineMs() <= now
                                || (!hold.ofDecrease()
                                        && leases.getOrDefault(hold.incarnation(), 0L) <= now))
                .toList();
    }

    private Map<String, Long> leases(ShardKeys keys) {
        Map<String, Long> leases = new HashMap<>();
        List<String> hash = redis.hash(keys.leases());
        for (int n = 0; n < hash.size(); n += 2) {
            leases.put(hash.get(n), Long.parseLong(hash.get(n + 1)));
        }
        return leases;
    }
}
