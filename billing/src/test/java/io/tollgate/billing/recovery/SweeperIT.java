package io.tollgate.billing.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.OtherGateway;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class SweeperIT {
    @Inject Bank bank;
    @Inject Sweeper sweeper;
    @Inject OtherGateway other;
    @Inject LateSettlements lateSettlements;

    @BeforeEach
    void open() {
        bank.open();
        sweeper.renewLeases();
        var _ = sweeper.sweep();
    }

    @Test
    void aCallPastItsDeadlineIsEndedAndItsSettlementComesTooLate() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        Instant past = Instant.now().minusMillis(1);
        assertThat(bank.reserve(Calls.request(tenant, call, 10, 400, past)))
                .isEqualTo(new ReserveOutcome.Granted(400));

        assertThat(sweeper.sweep()).isOne();

        assertThat(bank.available(tenant)).isEqualTo(1_000);
        assertThat(bank.settle(tenant, call, 50)).isEqualTo(new Settlement.EndedBefore("swept", 0));
        assertThat(sweeper.sweep()).isZero();
        int booked = bank.flush();
        assertThat(booked).isPositive();
        assertThat(bank.usage(call))
                .hasValueSatisfying(stored ->
                        assertThat(stored.record().status())
                                .isEqualTo(UsageRecord.Status.ABANDONED));
        bank.audit(tenant);
    }

    @Test
    void whatASweptCallHadComeToIsOursAndBookedOnce() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = other.hold(tenant, 400);
        assertThat(bank.checkpoint(tenant, call, 100)).isTrue();
        other.die(tenant);
        assertThat(sweeper.sweep()).isOne();
        Settlement late = new Settlement(Calls.record(tenant, call, 250), Calls.KEY.value());

        lateSettlements.add(late);
        lateSettlements.settle();
        assertThat(corrections(tenant)).as("before the call is booked").isEmpty();
        assertThat(bank.flush()).isPositive();
        lateSettlements.settle();
        lateSettlements.add(late);
        lateSettlements.settle();

        assertThat(corrections(tenant))
                .singleElement()
                .satisfies(correction ->
                        assertThat(correction.entries())
                                .extracting(
                                        entry -> entry.account().name(),
                                        entry -> entry.amount().nanos())
                                .containsExactlyInAnyOrder(
                                        tuple("shortfall", -150L),
                                        tuple("revenue", 150L),
                                        tuple("upstream_cost:sim", -15L),
                                        tuple("upstream_payable:sim", 15L)));
        assertThat(bank.available(tenant)).isEqualTo(900);
        bank.audit(tenant);
    }

    @Test
    void aCallThatWasChargedAlthoughItsCallerGotAnErrorIsFreeInTheEnd() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);
        // Redis took the settlement, but its reply was lost and the caller was answered 503.
        assertThat(bank.settle(tenant, call, 250)).isEqualTo(new Settlement.Settled(250, 0));
        Settlement free = new Settlement(Calls.failed(tenant, call), Calls.KEY.value());

        lateSettlements.add(free);
        lateSettlements.settle();
        assertThat(bank.flush()).isPositive();
        lateSettlements.settle();
        lateSettlements.add(free);
        lateSettlements.settle();

        assertThat(bank.available(tenant)).isEqualTo(1_000);
        assertThat(corrections(tenant))
                .singleElement()
                .satisfies(correction ->
                        assertThat(correction.entries())
                                .extracting(
                                        entry -> entry.account().name(),
                                        entry -> entry.amount().nanos())
                                .containsExactlyInAnyOrder(
                                        tuple("credit", 250L), tuple("shortfall", -250L)));
        bank.audit(tenant);
    }

    private List<LedgerTransaction> corrections(TenantId tenant) {
        return bank.ledger(tenant).stream()
                .filter(one -> one.kind() == LedgerTransaction.Kind.CORRECTION)
                .toList();
    }

    @Test
    void theCallsOfALivingGatewayStay() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId own = bank.hold(tenant, 100);
        CallId others = other.hold(tenant, 100);

        assertThat(sweeper.sweep()).isZero();

        assertThat(bank.settle(tenant, own, 50)).isEqualTo(new Settlement.Settled(50, 0));
        assertThat(bank.settle(tenant, others, 50)).isEqualTo(new Settlement.Settled(50, 0));
    }

    @Test
    void theCallsOfAGatewayWithoutALeaseAreEnded() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId own = bank.hold(tenant, 100);
        CallId others = other.hold(tenant, 100);
        other.die(tenant);

        assertThat(sweeper.sweep()).isOne();

        assertThat(bank.settle(tenant, others, 50))
                .isEqualTo(new Settlement.EndedBefore("swept", 0));
        assertThat(bank.settle(tenant, own, 50)).isEqualTo(new Settlement.Settled(50, 0));
    }
}
