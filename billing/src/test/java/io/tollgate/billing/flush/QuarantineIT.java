package io.tollgate.billing.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One bad row in a stream stops nothing and loses no charge.
@QuarkusTest
@WithTestResource(TestStores.class)
class QuarantineIT {
    private static final long CHARGE = 40;

    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject Flush flush;
    @Inject LedgerCheck check;

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"status\":\"completed\" ~ \"status\":\"from a later version\"",
                "\"input\":1 ~ \"input\":-1",
                "\"input\":1 ~ \"input\":\"many\"",
                "\"currency\":\"USD\" ~ \"currency\":\"DOLLARS\"",
                "\"latency_ms\":12 ~ \"latency_ms\":null",
                "\"credential\":null ~ \"credential\":\"\\u0000\"",
            })
    void aRecordThatTheTableRefusesIsKeptWholeAndItsChargeIsBooked(String part, String broken) {
        TenantId tenant = bank.tenantWith(1_000);
        long before = check.run().quarantined();
        CallId bad = Calls.next();
        String record = RecordJson.write(Calls.record(tenant, bad, CHARGE));
        assertThat(record).contains(part);
        CallId good = settled(tenant);
        settledAs(tenant, bad, record.replace(part, broken));
        CallId later = settled(tenant);

        assertThat(bank.flush()).isEqualTo(3);

        assertThat(bank.usage(good)).isPresent();
        assertThat(bank.usage(later)).isPresent();
        assertThat(bank.usage(bad)).isEmpty();
        assertThat(check.run().quarantined()).isEqualTo(before + 1);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000 - 3 * CHARGE);
        bank.audit(tenant);
    }

    @Test
    void aCallInQuarantineIsNotChargedAgainWhateverComesLater() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        String good = RecordJson.write(Calls.record(tenant, call, CHARGE));
        String bad = good.replace("\"input\":1", "\"input\":-1");
        settledAs(tenant, call, bad);
        assertThat(bank.flush()).isOne();

        assertThat(flush.handIn(List.of(new EndedCall(call, good, CHARGE, 0)), "late:" + call))
                .isZero();
        assertThat(flush.handIn(List.of(new EndedCall(call, bad, CHARGE, 0)), "again:" + call))
                .isZero();

        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000 - CHARGE);
        bank.audit(tenant);
    }

    @Test
    void aBrokenRepetitionOfABookedCallIsNotCharged() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = settled(tenant);
        assertThat(bank.flush()).isOne();
        long before = check.run().quarantined();
        String bad =
                RecordJson.write(Calls.record(tenant, call, CHARGE))
                        .replace("\"input\":1", "\"input\":-1");

        assertThat(flush.handIn(List.of(new EndedCall(call, bad, CHARGE, 0)), "late:" + call))
                .isZero();

        assertThat(check.run().quarantined()).isEqualTo(before);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000 - CHARGE);
        bank.audit(tenant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "no call ~ 1|0|{}",
                "01936d5e-0000-7000-8000-000000000000 ~ 1|0|{}",
                "01936d5e-0000-7000-8000-000000000001 ~ many|0|{}",
                "01936d5e-0000-7000-8000-000000000002 ~ 1|0",
                "01936d5e-0000-7000-8000-000000000003 ~ 1|0|[]",
                "01936d5e-0000-7000-8000-000000000004 ~ 1|0|{\"tenant_id\":",
            })
    void aLineThatSaysNothingIsKeptAndTheStreamGoesOn(String call, String text) {
        TenantId tenant = bank.tenantWith(1_000);
        long before = check.run().quarantined();
        ShardKeys keys = redis.keys(tenant);
        assertThat(redis.run(Command.XADD, keys.usage(), "*", call, text)).isNotNull();
        CallId good = settled(tenant);

        assertThat(bank.flush()).isOne();

        assertThat(bank.usage(good)).isPresent();
        assertThat(check.run().quarantined()).isEqualTo(before + 1);
        assertThat(bank.flush()).isZero();
        bank.audit(tenant);
    }

    @Test
    void aCallOfATenantWhoDoesNotExistIsKeptAndTheStreamGoesOn() {
        TenantId tenant = bank.tenantWith(1_000);
        long before = check.run().quarantined();
        CallId call = Calls.next();
        String record = RecordJson.write(Calls.record(new TenantId(Ids.next()), call, CHARGE));
        append(tenant, call, record);
        CallId good = settled(tenant);

        assertThat(bank.flush()).isOne();

        assertThat(bank.usage(good)).isPresent();
        assertThat(bank.usage(call)).isEmpty();
        assertThat(check.run().quarantined()).isEqualTo(before + 1);
        bank.audit(tenant);
    }

    private CallId settled(TenantId tenant) {
        CallId call = bank.hold(tenant, CHARGE);
        assertThat(bank.settle(tenant, call, CHARGE)).isEqualTo(new Settlement.Settled(CHARGE, 0));
        return call;
    }

    /// As the settlement script leaves it, whatever the record.
    private void settledAs(TenantId tenant, CallId call, String record) {
        ShardKeys keys = redis.keys(tenant);
        append(tenant, call, record);
        String charge = Long.toString(CHARGE);
        assertThat(redis.run(Command.HINCRBY, keys.balance(tenant), "spent", charge)).isNotNull();
        assertThat(redis.run(Command.HINCRBY, keys.balance(tenant), "available", "-" + charge))
                .isNotNull();
    }

    private void append(TenantId tenant, CallId call, String record) {
        String text = CHARGE + "|0|" + record;
        assertThat(redis.run(Command.XADD, redis.keys(tenant).usage(), "*", call.toString(), text))
                .isNotNull();
    }
}
