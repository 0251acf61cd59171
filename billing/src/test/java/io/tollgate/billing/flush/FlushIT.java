package io.tollgate.billing.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.ShardEpochs.Phase;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class FlushIT {
    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject Flush flush;
    @Inject FlushTransaction transaction;
    @Inject Cursors cursors;
    @Inject DataSource database;

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @Test
    void twoFlushersAtOnceBookEveryCallOnce() {
        TenantId tenant = bank.tenantWith(1_000_000);
        for (int n = 0; n < 40; n++) {
            var _ = settled(tenant, 7);
        }

        int booked =
                IntStream.range(0, 3)
                        .mapToObj(n -> CompletableFuture.supplyAsync(flush::flushAll))
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(booked).isEqualTo(40);
        assertThat(bank.usage(tenant)).hasSize(40);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000_000 - 40 * 7);
        assertThat(bank.flush()).isZero();
        bank.audit(tenant);
    }

    @Test
    void aCallThatIsTwiceInTheStreamIsBookedOnceAndItsBaseIsPublished() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = settled(tenant, 100);
        assertThat(bank.flush()).isOne();
        ShardKeys keys = redis.keys(tenant);
        String again = "100|0|" + RecordJson.write(Calls.record(tenant, call, 100));
        String id = call.toString();
        var added = redis.run(Command.XADD, keys.usage(), "*", id, again, id, again);
        assertThat(added).isNotNull();
        var spent = redis.run(Command.HINCRBY, keys.balance(tenant), "spent", "200");
        var left = redis.run(Command.HINCRBY, keys.balance(tenant), "available", "-200");
        assertThat(spent).isNotNull();
        assertThat(left).isNotNull();

        assertThat(bank.flush()).isZero();

        assertThat(bank.usage(tenant)).hasSize(1);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(900);
        assertThat(redis.balance(tenant))
                .hasValueSatisfying(b -> assertThat(b.available()).isEqualTo(900));
        bank.audit(tenant);
    }

    @Test
    void aCallAtAMonthsEdgeBelongsToTheMonthOfItsId() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId last = CallId.at(Instant.parse("2026-10-31T23:59:59.999Z"));
        CallId first = CallId.at(Instant.parse("2026-11-01T00:00:00Z"));
        for (CallId call : List.of(last, first)) {
            assertThat(bank.reserve(tenant, call, 100, 100)).isNotNull();
            assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
        }

        assertThat(bank.flush()).isEqualTo(2);

        assertThat(bank.ledger(tenant))
                .filteredOn(entry -> entry.kind() == LedgerTransaction.Kind.USAGE)
                .extracting(LedgerTransaction::period)
                .containsExactlyInAnyOrder(YearMonth.of(2026, 10), YearMonth.of(2026, 11));
        assertThat(bank.usage(last)).isPresent();
        assertThat(bank.usage(first)).isPresent();
        bank.audit(tenant);
    }

    @Test
    void dailyTotalsAreTheSumOfTheRecords() throws SQLException {
        TenantId tenant = bank.tenantWith(1_000);
        KeyId key = new KeyId(Ids.next());
        assertThat(bank.settle(tenant, key, bank.hold(tenant, 100), 100)).isNotNull();
        assertThat(bank.flush()).isOne();
        assertThat(bank.settle(tenant, key, bank.hold(tenant, 30), 30)).isNotNull();
        assertThat(bank.flush()).isOne();

        assertThat(
                        number(
                                """
                                SELECT (SELECT sum(charge_nanos + 1000 * calls + output) FROM key_daily_usage WHERE key_id = '%1$s')
                                     - (SELECT sum(charge_nanos + 1000 + output) FROM usage_record WHERE key_id = '%1$s')\
                                """
                                        .formatted(key)))
                .isZero();
    }

    @Test
    void aFlushBehindAFenceCommitsNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = settled(tenant, 100);
        ShardKeys keys = redis.keys(tenant);
        String cursor = cursors.read(keys.shard(), keys.epoch()).orElseThrow();
        String record = RecordJson.write(Calls.record(tenant, call, 100));
        Batch batch =
                new Batch(
                        "9999999999999-0",
                        SettledCall.parse(call.toString(), "100|0|" + record).stream().toList(),
                        List.of());

        for (FlushTransaction.Fence fence :
                List.of(
                        new FlushTransaction.Fence(keys.epoch() + 1, Phase.OPEN),
                        new FlushTransaction.Fence(keys.epoch(), Phase.RECOVERING))) {
            assertThatThrownBy(() -> transaction.commit(keys, fence, cursor, batch))
                    .isInstanceOf(FlushTransaction.StaleFlush.class);
        }

        assertThat(cursors.read(keys.shard(), keys.epoch())).contains(cursor);
        assertThat(bank.usage(call)).isEmpty();
        assertThat(bank.flush()).isOne();
        bank.audit(tenant);
    }

    @Test
    void aSettlementThatRedisDidNotKnowIsBookedOnceAndTakenFromTheBalance() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        var records = List.of(Calls.record(tenant, call, 100));

        assertThat(flush.book(records, "late:" + call)).isOne();
        assertThat(flush.book(records, "again:" + call)).isZero();
        int booked = bank.flush();

        assertThat(booked).isZero();
        assertThat(bank.available(tenant)).isEqualTo(900);
        assertThat(redis.balance(tenant))
                .hasValueSatisfying(b -> assertThat(b.available()).isEqualTo(900));
        bank.audit(tenant);
    }

    private CallId settled(TenantId tenant, long nanos) {
        CallId call = bank.hold(tenant, nanos);
        assertThat(bank.settle(tenant, call, nanos)).isEqualTo(new Settlement.Settled(nanos, 0));
        return call;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
