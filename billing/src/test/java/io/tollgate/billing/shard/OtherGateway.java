package io.tollgate.billing.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.Calls;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Another gateway on the same stores, with a lease of its own.
@ApplicationScoped
public class OtherGateway {
    private static final long FAR = 4_000_000_000_000L;

    private final RedisLink link;
    private final Epochs epochs;
    private final Incarnation incarnation = new Incarnation();

    OtherGateway(RedisLink link, Epochs epochs) {
        this.link = link;
        this.epochs = epochs;
    }

    /// A granted call of that gateway.
    public CallId hold(TenantId tenant, long nanos) {
        CallId call = Calls.next();
        String key = Calls.KEY.toString();
        String facts = String.join("|", tenant.toString(), key, "USD", "m", key);
        ShardCall reserve =
                ShardCall.reserve(tenant, Calls.KEY.value(), call, nanos, nanos, FAR, facts, "");
        var reply =
                Waits.forReply(
                        new BatchScript(incarnation).run(link, keys(tenant), List.of(reserve)));
        assertThat(BatchScript.strings(reply.get(0)))
                .containsExactly("granted", Long.toString(nanos), "");
        return call;
    }

    /// Its lease runs out in this tenant's shard.
    public void die(TenantId tenant) {
        var forgotten =
                Waits.forReply(
                        link.send(
                                Request.cmd(Command.HDEL)
                                        .arg(keys(tenant).leases())
                                        .arg(incarnation.id().toString())));
        assertThat(forgotten.toInteger()).isOne();
    }

    private ShardKeys keys(TenantId tenant) {
        return epochs.keys(Shard.of(tenant));
    }
}
