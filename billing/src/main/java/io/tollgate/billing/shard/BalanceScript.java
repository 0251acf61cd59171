package io.tollgate.billing.shard;

import io.tollgate.catalog.id.TenantId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Balance hashes from outside the call path: loading, publishing, reading. Blocks on Redis.
@ApplicationScoped
public class BalanceScript {
    private final RedisLink link;
    private final BatchScript script;

    BalanceScript(RedisLink link, Incarnation incarnation) {
        this.link = link;
        this.script = new BatchScript(incarnation);
    }

    /// What Redis holds of a tenant, in nanos.
    public record Balance(long base, long spent, long held, long available) {}

    /// Takes one hold, a decrease's or one that a running call had before. Empty when the epoch is
    /// not the shard's.
    public Optional<List<String>> hold(ShardKeys keys, ShardCall wanted) {
        Response reply = Waits.forReply(script.run(link, keys, List.of(wanted)));
        return BatchScript.isEpochOver(reply)
                ? Optional.empty()
                : Optional.of(BatchScript.strings(reply.get(0)));
    }

    /// Creates the tenant's hash, or replaces its base if the version is newer, and frees these
    /// holds of decreases at the same moment. False when the epoch is not the shard's.
    public boolean load(ShardKeys keys, ShardCall load, List<ShardCall> frees) {
        List<ShardCall> batch = new ArrayList<>(frees.size() + 1);
        batch.add(load);
        batch.addAll(frees);
        return !BatchScript.isEpochOver(Waits.forReply(script.run(link, keys, batch)));
    }

    /// The versions of the bases that Redis has in this epoch; tenants that it does not know are
    /// left out.
    public Map<TenantId, Long> versions(ShardKeys keys, Collection<TenantId> tenants) {
        Map<TenantId, CompletionStage<Response>> asked = new HashMap<>();
        for (TenantId tenant : tenants) {
            Request version = Request.cmd(Command.HMGET).arg(keys.balance(tenant)).arg("version");
            asked.put(tenant, link.send(version));
        }
        Map<TenantId, Long> versions = new HashMap<>();
        asked.forEach((tenant, reply) -> {
            Response version = Waits.forReply(reply).get(0);
            if (version != null) {
                versions.put(tenant, Long.parseLong(version.toString()));
            }
        });
        return versions;
    }

    /// Empty when Redis does not know the tenant in this epoch.
    public Optional<Balance> read(ShardKeys keys, TenantId tenant) {
        Response reply =
                Waits.forReply(
                        link.send(
                                Request.cmd(Command.HMGET)
                                        .arg(keys.balance(tenant))
                                        .arg("base")
                                        .arg("spent")
                                        .arg("held")
                                        .arg("available")));
        if (reply.get(0) == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Balance(
                        Long.parseLong(reply.get(0).toString()),
                        Long.parseLong(reply.get(1).toString()),
                        Long.parseLong(reply.get(2).toString()),
                        Long.parseLong(reply.get(3).toString())));
    }
}
