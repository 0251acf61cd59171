package io.tollgate.billing.shard;

import io.tollgate.catalog.id.TenantId;
import java.util.List;
import java.util.UUID;

/// Names of the Redis keys of one shard in one epoch. The hash tag keeps a shard in one cluster
/// slot; the epoch in the name keeps a new life from ever reading an old one's data.
public record ShardKeys(Shard shard, long epoch) {
    /// By shard: names are made several times a call.
    private static final List<String> TAGS =
            Shard.ALL.stream().map(shard -> "tg:{%02d}:".formatted(shard.number())).toList();

    /// Hash: epoch, run_id, script_version, cursor. The only key without an epoch.
    public static String meta(Shard shard) {
        return TAGS.get(shard.number()) + "meta";
    }

    public String meta() {
        return meta(shard);
    }

    /// Stream: an entry a batch, a field a call (`charge|shortfall|record`).
    public String usage() {
        return name("usage");
    }

    /// Hash: call id to `hold|incarnation|deadline_ms|facts|counted`.
    public String holds() {
        return name("holds");
    }

    /// Hash: call id to `outcome|charge|shortfall|entry`, as long as the call's stream entry.
    public String tombstones() {
        return name("tombstones");
    }

    /// Hash: gateway incarnation to the end of its lease in ms of Redis time.
    public String leases() {
        return name("leases");
    }

    /// Hash: id of a running call to `computed|tokens|record`, what it has come to so far.
    public String checkpoints() {
        return name("checkpoints");
    }

    /// Hash: base, version, spent, held, available, debt_limit; and the state of the tenant's rate
    /// limits: `r` and `t` (units a slot of 5 s), `n` (calls at once).
    public String balance(TenantId tenant) {
        return name("balance:" + tenant);
    }

    /// Hash: what the keys of a budget charged a day (`s<yyyymmdd>`), used and held a window, and
    /// the state of their rate limits.
    public String budget(UUID budget) {
        return name("budget:" + budget);
    }

    private String name(String part) {
        return TAGS.get(shard.number()) + epoch + ":" + part;
    }
}
