package io.tollgate.billing.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.Calls;
import io.tollgate.billing.reservation.BudgetWindow;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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
        hold(tenant, call, nanos);
        return call;
    }

    public void hold(TenantId tenant, CallId call, long nanos) {
        String key = Calls.KEY.toString();
        String facts = String.join("|", tenant.toString(), key, "USD", "m", key);
        ShardCall reserve =
                ShardCall.reserve(tenant, Calls.KEY.value(), call, nanos, nanos, FAR, facts, "");
        var reply =
                Waits.forReply(
                        new BatchScript(incarnation).run(link, keys(tenant), List.of(reserve)));
        assertThat(BatchScript.strings(reply.get(0)))
                .containsExactly("granted", Long.toString(nanos), "");
    }

    /// Its lease in this tenant's shard lasts, however slow the test is.
    public void live(TenantId tenant) {
        var renewed =
                Waits.forReply(
                        link.send(
                                Request.cmd(Command.HSET)
                                        .arg(keys(tenant).leases())
                                        .arg(incarnation.id().toString())
                                        .arg(FAR)));
        assertThat(renewed.toInteger()).isZero();
    }

    public UUID incarnation() {
        return incarnation.id();
    }

    /// What Redis answers to its settlement of whosever call.
    public String settle(TenantId tenant, CallId call, long nanos) {
        ShardCall settle =
                ShardCall.settle(
                        tenant,
                        Calls.KEY.value(),
                        call,
                        nanos,
                        new ShardCall.End(
                                RecordJson.write(Calls.record(tenant, call, nanos)),
                                15,
                                BudgetWindow.all(call.moment())));
        var reply =
                Waits.forReply(
                        new BatchScript(incarnation).run(link, keys(tenant), List.of(settle)));
        return BatchScript.strings(reply.get(0)).getFirst();
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
