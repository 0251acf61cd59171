package io.tollgate.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.ledger.Account;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class ReservationsIT {
    @Inject Bank bank;
    @Inject RawRedis redis;
    @Inject Reservations reservations;

    @BeforeEach
    void open() {
        bank.open();
    }

    @Test
    void aGrantIsTheMostThatIsAvailable() {
        TenantId tenant = bank.tenantWith(1_000);

        ReserveOutcome outcome = bank.reserve(tenant, Calls.next(), 100, 5_000);

        assertThat(outcome).isEqualTo(new ReserveOutcome.Granted(1_000));
        assertThat(bank.available(tenant)).isZero();
    }

    @Test
    void aReservationBelowItsLeastIsRefusedAndTakesNothing() {
        TenantId tenant = bank.tenantWith(1_000);

        ReserveOutcome outcome = bank.reserve(tenant, Calls.next(), 1_001, 5_000);

        assertThat(outcome).isEqualTo(new ReserveOutcome.InsufficientCredit(1_001, 1_000, 0));
        assertThat(((ReserveOutcome.InsufficientCredit) outcome).heldByOthers()).isFalse();
        assertThat(bank.available(tenant)).isEqualTo(1_000);
    }

    @Test
    void aRefusalSaysWhetherCallsInFlightAreTheReason() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId held = bank.hold(tenant, 700);
        assertThat(held).isNotNull();

        ReserveOutcome outcome = bank.reserve(tenant, Calls.next(), 800, 800);

        assertThat(outcome).isEqualTo(new ReserveOutcome.InsufficientCredit(800, 300, 700));
        assertThat(((ReserveOutcome.InsufficientCredit) outcome).heldByOthers()).isTrue();
    }

    @Test
    void aTenantThatRedisDoesNotKnowIsLoaded() {
        TenantId tenant = bank.tenant(0);
        assertThat(bank.post(tenant, 500)).isNotNull();
        assertThat(redis.balance(tenant)).isEmpty();

        assertThat(bank.reserve(tenant, Calls.next(), 500, 500))
                .isEqualTo(new ReserveOutcome.Granted(500));
    }

    @Test
    void aTenantWithoutMoneyMayMakeCallsThatCostNothing() {
        TenantId tenant = bank.tenant(0);
        CallId call = Calls.next();

        assertThat(bank.reserve(tenant, call, 0, 0)).isEqualTo(new ReserveOutcome.Granted(0));
        assertThat(bank.settle(tenant, call, 0)).isEqualTo(new Settlement.Settled(0, 0));
        int booked = bank.flush();
        assertThat(booked).isPositive();

        assertThat(bank.usage(call)).hasValueSatisfying(u -> assertThat(u.chargeNanos()).isZero());
        bank.audit(tenant);
    }

    @Test
    void everyRepetitionAnswersTheFirstResult() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        assertThat(bank.reserve(tenant, call, 10, 400)).isEqualTo(new ReserveOutcome.Granted(400));
        assertThat(bank.reserve(tenant, call, 10, 900)).isEqualTo(new ReserveOutcome.Granted(400));
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));

        assertThat(bank.settle(tenant, call, 333)).isEqualTo(new Settlement.Settled(100, 0));
        assertThat(bank.release(tenant, call))
                .isEqualTo(new Settlement.EndedBefore("settled", 100));
        assertThat(bank.reserve(tenant, call, 10, 400))
                .isEqualTo(new ReserveOutcome.AlreadyEnded("settled"));
        assertThat(bank.available(tenant)).isEqualTo(900);
    }

    @Test
    void aReleaseFreesTheHoldAndIsBookedAsNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 400);

        assertThat(bank.release(tenant, call)).isEqualTo(new Settlement.Settled(0, 0));
        assertThat(bank.release(tenant, call)).isEqualTo(new Settlement.Settled(0, 0));
        assertThat(bank.settle(tenant, call, 100))
                .isEqualTo(new Settlement.EndedBefore("released", 0));

        assertThat(bank.available(tenant)).isEqualTo(1_000);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        assertThat(bank.usage(tenant))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.chargeNanos()).isZero();
                    assertThat(stored.record().status()).isEqualTo(UsageRecord.Status.FAILED);
                });
    }

    @Test
    void aReservationThatArrivesAfterItsReleaseGrantsNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();

        assertThat(bank.release(tenant, call)).isEqualTo(new Settlement.Settled(0, 0));

        assertThat(bank.reserve(tenant, call, 10, 400))
                .isEqualTo(new ReserveOutcome.AlreadyEnded("released"));
        assertThat(bank.available(tenant)).isEqualTo(1_000);
    }

    @Test
    void aSettlementOfAnUnknownCallChangesNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();

        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.UnknownCall());

        assertThat(bank.available(tenant)).isEqualTo(1_000);
    }

    @Test
    void aChargeBeyondItsHoldTakesWhatIsAvailableThenDebtAndTheRestIsOurs() {
        TenantId tenant = bank.tenant(50);
        bank.credit(tenant, 1_000);
        CallId call = bank.hold(tenant, 400);
        CallId other = bank.hold(tenant, 500);

        assertThat(bank.settle(tenant, call, 700)).isEqualTo(new Settlement.Settled(550, 150));

        assertThat(bank.available(tenant)).isEqualTo(-50);
        assertThat(bank.settle(tenant, other, 600)).isEqualTo(new Settlement.Settled(500, 100));
        assertThat(bank.available(tenant)).isEqualTo(-50);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        assertThat(bank.balance(tenant).debt().nanos()).isEqualTo(50);
        assertThat(bank.usage(call))
                .hasValueSatisfying(u -> assertThat(u.shortfallNanos()).isEqualTo(150));
        assertThat(bank.ledger(tenant).getFirst().entries())
                .contains(
                        entry(Account.credit(tenant), -1_000),
                        entry(Account.debt(tenant), -50),
                        entry(Account.SHORTFALL, -250),
                        entry(Account.REVENUE, 1_300));
        bank.audit(tenant);
    }

    @Test
    void debtBlocksReservationsUntilNewMoneyHasPaidIt() {
        TenantId tenant = bank.tenant(100);
        bank.credit(tenant, 10);
        CallId call = bank.hold(tenant, 10);
        assertThat(bank.settle(tenant, call, 70)).isEqualTo(new Settlement.Settled(70, 0));
        int booked = bank.flush();
        assertThat(booked).isPositive();

        assertThat(bank.reserve(tenant, Calls.next(), 0, 5))
                .isEqualTo(new ReserveOutcome.InsufficientCredit(0, -60, 0));
        bank.credit(tenant, 100);

        assertThat(bank.balance(tenant).debt().nanos()).isZero();
        assertThat(bank.ledger(tenant).getFirst().entries())
                .contains(entry(Account.credit(tenant), 40), entry(Account.debt(tenant), 60));
        assertThat(bank.reserve(tenant, Calls.next(), 40, 50))
                .isEqualTo(new ReserveOutcome.Granted(40));
        bank.audit(tenant);
    }

    @Test
    void manyCallsAtOnceNeverTakeMoreThanThereIs() {
        TenantId tenant = bank.tenantWith(1_000);
        List<CompletableFuture<ReserveOutcome>> outcomes = new ArrayList<>();

        for (int n = 0; n < 200; n++) {
            outcomes.add(
                    reservations
                            .reserve(Calls.request(tenant, Calls.next(), 100, 100))
                            .toCompletableFuture());
        }

        assertThat(outcomes.stream().map(CompletableFuture::join))
                .filteredOn(ReserveOutcome.Granted.class::isInstance)
                .hasSize(10);
        assertThat(bank.available(tenant)).isZero();
    }

    private static Entry entry(Account account, long nanos) {
        return new Entry(account, new Money(nanos, Bank.USD));
    }
}
