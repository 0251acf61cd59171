package io.tollgate.billing.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.settlement.Copies;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.OtherGateway;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class HandInIT {
    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject OtherGateway other;
    @Inject OtherLife life;
    @Inject Sweeper sweeper;
    @Inject Recovery recovery;
    @Inject Incarnations incarnations;
    @Inject Replay replay;
    @Inject Copies copies;

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @AfterEach
    void othersAreGone() {
        life.end();
    }

    @Test
    void whatRedisLostBeforeTheFlushIsHandedInFromMemory() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId settled = settled(tenant, 100);
        emptied();

        bank.open();

        assertThat(bank.usage(settled))
                .hasValueSatisfying(stored -> assertThat(stored.chargeNanos()).isEqualTo(100));
        assertThat(bank.available(tenant)).isEqualTo(900);
        assertThat(copies.size()).isZero();
        bank.audit(tenant);
    }

    @Test
    void whatThePresentFlushHasBookedIsNotKept() {
        TenantId tenant = bank.tenantWith(1_000);
        var _ = settled(tenant, 100);
        assertThat(copies.size()).isPositive();

        var _ = bank.flush();

        assertThat(copies.size()).isZero();
    }

    @Test
    void whatBothTheStreamAndTheMemoryHaveIsBookedOnce() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId settled = settled(tenant, 100);
        redis.restart(tenant);

        bank.open();

        assertThat(bank.usage(settled)).isPresent();
        assertThat(bank.available(tenant)).isEqualTo(900);
        bank.audit(tenant);
    }

    @Test
    void aSettlementThatIsRepeatedInTheNextEpochIsChargedOnce() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 300);
        // The gateway never saw this reply, so its hold lives on.
        assertThat(other.settle(tenant, call, 200)).isEqualTo("settled");
        redis.restart(tenant);
        bank.open();

        assertThat(bank.settle(tenant, call, 200)).isEqualTo(new Settlement.Settled(200, 0));
        var _ = bank.flush();

        assertThat(bank.available(tenant)).isEqualTo(800);
        assertThat(bank.usage(tenant)).hasSize(1);
        bank.audit(tenant);
    }

    @Test
    void aNewEpochWaitsForALivingGatewayToHandInAndToHold() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId theirs = other.hold(tenant, 600);
        life.begin(other.incarnation());
        redis.restart(tenant);
        assertThat(recovery.openShards()).isFalse();
        ShardKeys fresh = life.fresh(tenant);

        life.confirm(fresh, false);
        assertThat(recovery.openShards()).isFalse();
        assertThat(bank.usage(theirs)).isEmpty();
        life.confirm(fresh, true);
        bank.open();

        assertThat(bank.available(tenant)).isEqualTo(1_000);
        assertThat(bank.usage(theirs)).isEmpty();
    }

    @Test
    void aGatewayThatIsDeadForHalfAMinuteIsNotWaitedFor() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId theirs = other.hold(tenant, 600);
        life.begin(other.incarnation());
        life.fallSilent();
        redis.restart(tenant);

        bank.open();

        assertThat(bank.usage(theirs))
                .hasValueSatisfying(stored ->
                        assertThat(stored.record().status())
                                .isEqualTo(UsageRecord.Status.ABANDONED));
    }

    @Test
    void aGatewayThatFellSilentWithPostgresIsWaitedForAfterItsReturn() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId theirs = other.hold(tenant, 600);
        incarnations.beat();
        life.begin(other.incarnation());
        life.outage();
        incarnations.beat();
        redis.restart(tenant);

        assertThat(recovery.openShards()).isFalse();
        assertThat(recovery.openShards()).isFalse();
        life.outageIsLongOver();
        bank.open();

        assertThat(bank.usage(theirs)).isPresent();
    }

    @Test
    void aDeadGatewaysCallIsChargedUpToItsLastCheckpoint() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = other.hold(tenant, 600);
        assertThat(bank.checkpoint(tenant, call, 150)).isTrue();
        assertThat(bank.checkpoint(tenant, call, 250)).isTrue();
        redis.restart(tenant);

        bank.open();

        assertThat(bank.usage(call))
                .hasValueSatisfying(stored -> assertThat(stored.chargeNanos()).isEqualTo(250));
        assertThat(bank.available(tenant)).isEqualTo(750);
        bank.audit(tenant);
    }

    @Test
    void theSweeperSettlesFromTheLastCheckpointAndTheSettlementComesTooLate() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = other.hold(tenant, 600);
        assertThat(bank.checkpoint(tenant, call, 250)).isTrue();
        other.die(tenant);

        assertThat(sweeper.sweep()).isOne();

        assertThat(bank.settle(tenant, call, 400))
                .isEqualTo(new Settlement.EndedBefore("swept", 250));
        var _ = bank.flush();
        assertThat(bank.available(tenant)).isEqualTo(750);
        assertThat(bank.checkpoint(tenant, call, 300)).isFalse();
        bank.audit(tenant);
    }

    @Test
    void aRestoredPostgresAdmitsNothingUntilItsTailIsReplayed() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId before = settled(tenant, 10);
        var _ = bank.flush();
        String cursor = life.cursor(redis.keys(tenant));
        CallId lost = settled(tenant, 100);
        var _ = bank.flush();
        life.restore(redis.keys(tenant), cursor);

        assertThat(bank.flush()).isZero();
        assertThat(recovery.openShards()).isFalse();
        var outcome = replay.run(List.of(tenant));
        bank.open();

        assertThat(outcome.shards()).isOne();
        assertThat(outcome.losses()).isEmpty();
        assertThat(bank.usage(tenant))
                .extracting(stored -> stored.record().call())
                .containsExactlyInAnyOrder(before, lost);
        assertThat(bank.hold(tenant, 1)).isNotNull();
    }

    private CallId settled(TenantId tenant, long nanos) {
        CallId call = bank.hold(tenant, nanos);
        assertThat(bank.settle(tenant, call, nanos)).isEqualTo(new Settlement.Settled(nanos, 0));
        return call;
    }

    private void emptied() {
        var done = redis.run(Command.FLUSHALL);
        assertThat(done).isNotNull();
    }
}
