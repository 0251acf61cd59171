package io.tollgate.billing.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.flush.Restores;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A PostgreSQL that is older than Redis, which here remembers more than PostgreSQL ever knew.
@QuarkusTest
@WithTestResource(TestStores.class)
class RestoreIT {
    private static final String LATER = "9999999999999-0";

    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject ShardEpochs shards;
    @Inject Restores restores;
    @Inject Recovery recovery;
    @Inject Replay replay;
    @Inject Sweeper sweeper;

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @Test
    void aCreditThatOnlyRedisKnowsClosesTheShardAndIsTold() {
        TenantId tenant = bank.tenantWith(1_000);
        raiseInRedis(tenant, 500);

        restores.check();

        assertThat(phase(tenant)).isEqualTo(ShardEpochs.Phase.RESTORED);
        assertThat(recovery.openShards()).isFalse();
        Replay.Outcome outcome = replay.run(List.of(tenant));
        assertThat(outcome.shards()).isOne();
        assertThat(outcome.losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.tenant()).isEqualTo(tenant);
                    assertThat(loss.before().nanos()).isEqualTo(1_500);
                    assertThat(loss.now().nanos()).isEqualTo(1_000);
                });
        bank.open();
        assertThat(bank.available(tenant)).isEqualTo(1_000);
        bank.audit(tenant);
    }

    @Test
    void recoverLooksAtShardsThatNobodyHasClosedYet() {
        TenantId tenant = bank.tenantWith(1_000);
        raiseInRedis(tenant, 500);

        Replay.Outcome outcome = replay.run(List.of(tenant));

        assertThat(outcome.shards()).isOne();
        assertThat(outcome.losses()).hasSize(1);
        bank.open();
        bank.audit(tenant);
    }

    @Test
    void aLaterCursorIsNoticedWhenRedisWasStartedAgainToo() {
        TenantId tenant = bank.tenantWith(1_000);
        ShardKeys keys = redis.keys(tenant);
        assertThat(redis.run(Command.HSET, keys.meta(), "cursor", LATER)).isNotNull();
        redis.restart(tenant);
        sweeper.renewLeases();

        assertThat(recovery.openShards()).isFalse();

        assertThat(phase(tenant)).isEqualTo(ShardEpochs.Phase.RESTORED);
        assertThat(replay.run(List.of(tenant)).shards()).isOne();
        bank.open();
        assertThat(bank.hold(tenant, 1_000)).isNotNull();
    }

    @Test
    void whatBothKnowClosesNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        bank.credit(tenant, 500);
        assertThat(bank.settle(tenant, bank.hold(tenant, 100), 100)).isNotNull();
        assertThat(bank.flush()).isOne();

        restores.check();

        assertThat(phase(tenant)).isEqualTo(ShardEpochs.Phase.OPEN);
        assertThat(replay.run(List.of(tenant)).shards()).isZero();
    }

    private void raiseInRedis(TenantId tenant, long nanos) {
        String balance = redis.keys(tenant).balance(tenant);
        for (String part : List.of("base", "available")) {
            assertThat(redis.run(Command.HINCRBY, balance, part, Long.toString(nanos))).isNotNull();
        }
        assertThat(redis.run(Command.HINCRBY, balance, "version", "1")).isNotNull();
    }

    private ShardEpochs.Phase phase(TenantId tenant) {
        return shards.of(Shard.of(tenant)).phase();
    }
}
