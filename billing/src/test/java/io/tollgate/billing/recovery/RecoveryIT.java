package io.tollgate.billing.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.shard.OtherGateway;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardClosed;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class RecoveryIT {
    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject OtherGateway other;
    @Inject Sweeper sweeper;
    @Inject Epochs epochs;
    @Inject Flush flush;
    @Inject Recovery recovery;
    @Inject Replay replay;

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @Test
    void anEmptiedRedisIsANewEpochWhoseBaseIsWhatIsPosted() {
        TenantId tenant = bank.tenantWith(1_000);
        var _ = settled(tenant, 100);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        CallId running = bank.hold(tenant, 300);
        ShardKeys before = redis.keys(tenant);
        var emptied = redis.run(Command.FLUSHALL);
        assertThat(emptied).isNotNull();

        assertThatThrownBy(() -> bank.hold(tenant, 1)).hasCauseInstanceOf(ShardClosed.class);
        sweeper.renewLeases();
        assertThat(epochs.allOpen()).isFalse();
        bank.open();

        assertThat(redis.keys(tenant).epoch()).isEqualTo(before.epoch() + 1);
        assertThat(bank.available(tenant)).isEqualTo(600);
        assertThat(bank.settle(tenant, running, 200)).isEqualTo(new Settlement.Settled(200, 0));
        assertThat(bank.available(tenant)).isEqualTo(700);
        assertThat(bank.hold(tenant, 700)).isNotNull();
        bank.audit(tenant);
    }

    @Test
    void aRestartedRedisIsDrainedBeforeItOpens() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId flushed = settled(tenant, 10);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        CallId unflushed = settled(tenant, 100);
        ShardKeys before = redis.keys(tenant);
        restart(tenant);

        bank.open();

        assertThat(bank.usage(tenant))
                .extracting(stored -> stored.record().call())
                .containsExactlyInAnyOrder(flushed, unflushed);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(890);
        assertThat(bank.available(tenant)).isEqualTo(890);
        assertThat(bank.hold(tenant, 890)).isNotNull();
        var left = redis.run(Command.EXISTS, before.usage(), before.balance(tenant));
        assertThat(left).hasToString("0");
        bank.audit(tenant);
    }

    @Test
    void theHoldsOfTheDeadEndAsAbandonedAndChargeNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = other.hold(tenant, 600);
        restart(tenant);

        bank.open();

        assertThat(bank.usage(call))
                .hasValueSatisfying(stored -> {
                    assertThat(stored.chargeNanos()).isZero();
                    assertThat(stored.record().status()).isEqualTo(UsageRecord.Status.ABANDONED);
                });
        assertThat(bank.available(tenant)).isEqualTo(1_000);
        assertThat(bank.balance(tenant).held().nanos()).isZero();
        bank.audit(tenant);
    }

    @Test
    void anOwnCallThatOutlivesItsEpochIsHeldAgainWhateverIsAvailable() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 600);
        restart(tenant);
        // Redis had spent what nobody knows of any more: less is there than was held.
        assertThat(flush.book(List.of(Calls.record(tenant, Calls.next(), 900)), "lost:" + call))
                .isOne();
        bank.open();
        assertThat(bank.available(tenant)).isEqualTo(-500);
        bank.credit(tenant, 900);

        assertThat(bank.settle(tenant, call, 250)).isEqualTo(new Settlement.Settled(250, 0));
        int booked = bank.flush();

        assertThat(booked).isOne();
        assertThat(bank.usage(call))
                .hasValueSatisfying(stored -> assertThat(stored.chargeNanos()).isEqualTo(250));
        assertThat(bank.available(tenant)).isEqualTo(750);
        bank.audit(tenant);
    }

    @Test
    void anOwnCallThatOutlivesItsEpochMayBeReleased() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 600);
        restart(tenant);
        bank.open();

        assertThat(bank.release(tenant, call)).isEqualTo(new Settlement.Settled(0, 0));
        int booked = bank.flush();

        assertThat(booked).isOne();
        assertThat(bank.usage(call)).isPresent();
        assertThat(bank.available(tenant)).isEqualTo(1_000);
    }

    @Test
    void aLivingEpochIsJoinedAndItsHoldsStay() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 600);
        ShardKeys before = redis.keys(tenant);
        epochs.close(before.shard(), before.epoch());

        bank.open();

        assertThat(redis.keys(tenant)).isEqualTo(before);
        assertThat(bank.settle(tenant, call, 250)).isEqualTo(new Settlement.Settled(250, 0));
    }

    @Test
    void aLaterEpochInRedisMeansThatPostgresWasRestoredAndWaitsForAnOperator() {
        TenantId tenant = bank.tenantWith(1_000);
        ShardKeys before = redis.keys(tenant);
        var raised =
                redis.run(Command.HSET, before.meta(), "epoch", Long.toString(before.epoch() + 7));
        assertThat(raised).isNotNull();
        sweeper.renewLeases();
        assertThat(recovery.openShards()).isFalse();
        assertThat(recovery.openShards()).isFalse();

        assertThat(replay.run(List.of(tenant)).shards()).isOne();
        bank.open();

        assertThat(redis.keys(tenant).epoch()).isEqualTo(before.epoch() + 8);
        assertThat(bank.hold(tenant, 1_000)).isNotNull();
    }

    private CallId settled(TenantId tenant, long nanos) {
        CallId call = bank.hold(tenant, nanos);
        assertThat(bank.settle(tenant, call, nanos)).isEqualTo(new Settlement.Settled(nanos, 0));
        return call;
    }

    private void restart(TenantId tenant) {
        redis.restart(tenant);
        sweeper.renewLeases();
        assertThat(epochs.isOpen(Shard.of(tenant))).isFalse();
    }
}
