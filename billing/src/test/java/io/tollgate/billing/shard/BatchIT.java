package io.tollgate.billing.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Batches under faults of the link, the server and the caller.
@QuarkusTest
@WithTestResource(TestStores.class)
class BatchIT {
    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject RedisLink link;
    @Inject Incarnation incarnation;
    @Inject ShardCalls calls;
    @Inject Epochs epochs;

    @BeforeEach
    void open() {
        bank.open();
    }

    @Test
    void aBatchOfAnotherEpochChangesNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);
        ShardKeys present = redis.keys(tenant);
        var before = redis.balance(tenant);

        for (long epoch : List.of(present.epoch() - 1, present.epoch() + 1)) {
            ShardKeys wrong = new ShardKeys(present.shard(), epoch);
            var reply =
                    Waits.forReply(
                            new BatchScript(incarnation)
                                    .run(link, wrong, List.of(settle(tenant, call, 100))));
            assertThat(BatchScript.isEpochOver(reply)).isTrue();
        }

        assertThat(redis.balance(tenant)).isEqualTo(before);
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
    }

    @Test
    void aBatchWithAMalformedArgumentChangesNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);
        var before = redis.balance(tenant);
        List<ShardCall> batch = List.of(settle(tenant, call, 100), settle(tenant, call, -1));

        assertThatThrownBy(() ->
                        Waits.forReply(
                                new BatchScript(incarnation).run(link, redis.keys(tenant), batch)))
                .hasMessageContaining("MALFORMED");

        assertThat(redis.balance(tenant)).isEqualTo(before);
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
    }

    @Test
    void aMalformedOperationFailsAloneAndTheShardStaysOpen() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);
        List<CompletableFuture<List<String>>> replies = new ArrayList<>();

        for (long amount : new long[] {Long.MAX_VALUE, 100, -1}) {
            replies.add(calls.submit(settle(tenant, call, amount)).toCompletableFuture());
        }

        assertThat(replies.get(1)).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(replies.get(1).join()).startsWith("settled", "100", "0");
        assertThat(replies.get(0)).failsWithin(java.time.Duration.ofSeconds(10));
        assertThat(replies.get(2)).failsWithin(java.time.Duration.ofSeconds(10));
        assertThat(epochs.isOpen(Shard.of(tenant))).isTrue();
    }

    @Test
    void aServerThatForgotTheScriptsIsSentThemAgain() {
        TenantId tenant = bank.tenantWith(1_000);
        var flushed = redis.run(Command.SCRIPT, "FLUSH");
        assertThat(flushed).isNotNull();

        CallId call = bank.hold(tenant, 400);

        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
    }

    @Test
    void aLostConnectionLosesNoSettlementAndChargesNoneTwice() {
        TenantId tenant = bank.tenantWith(1_000_000);
        List<CallId> held = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            held.add(bank.hold(tenant, 10));
        }

        List<CompletableFuture<List<String>>> replies = new ArrayList<>();
        for (CallId call : held) {
            replies.add(calls.submit(settle(tenant, call, 3)).toCompletableFuture());
            if (replies.size() % 100 == 50) {
                var killed = redis.run(Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");
                assertThat(killed).isNotNull();
            }
        }
        for (int n = 0; n < held.size(); n++) {
            List<String> reply = repeated(replies.get(n), settle(tenant, held.get(n), 3));
            assertThat(reply).containsSubsequence("settled", "3", "0");
        }

        assertThat(redis.balance(tenant))
                .contains(new BalanceScript.Balance(1_000_000, 900, 0, 999_100));
        int booked = bank.flush();
        assertThat(booked).isGreaterThanOrEqualTo(300);
        assertThat(bank.usage(tenant)).hasSize(300);
        bank.audit(tenant);
    }

    @Test
    void aLostReplyOfASingleOperationIsRepeatedByItself() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);
        var killed = redis.run(Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");
        assertThat(killed).isNotNull();

        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
    }

    @Test
    void corruptDataClosesTheShardAndTheNextEpochIsWhole() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
        ShardKeys before = redis.keys(tenant);
        var set = redis.run(Command.SET, before.leases(), "text");
        assertThat(set).isNotNull();

        assertThatThrownBy(() -> bank.hold(tenant, 1)).hasMessageContaining("CORRUPT");

        assertThat(epochs.isOpen(Shard.of(tenant))).isFalse();
        bank.open();
        assertThat(redis.keys(tenant).epoch()).isGreaterThan(before.epoch());
        assertThat(bank.available(tenant)).isEqualTo(900);
        bank.audit(tenant);
    }

    private List<String> repeated(CompletableFuture<List<String>> first, ShardCall call) {
        try {
            return Waits.forReply(first);
        } catch (RedisUnavailable lost) {
            return Waits.forReply(calls.submit(call));
        }
    }

    private static ShardCall settle(TenantId tenant, CallId call, long nanos) {
        return ShardCall.settle(
                tenant,
                Calls.KEY.value(),
                call,
                nanos,
                new ShardCall.End(
                        RecordJson.write(Calls.record(tenant, call, nanos)),
                        15,
                        "20261101,D20261101,W20261026,M20261101,L"));
    }
}
