package io.tollgate.billing.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.ledger.Account;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.recovery.Sweeper;
import io.tollgate.billing.reservation.HoldFacts;
import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What lowers a balance never takes what calls in flight may spend.
@QuarkusTest
@WithTestResource(TestStores.class)
class DecreasesIT {
    @Inject Bank bank;
    @Inject Credits credits;
    @Inject Decreases decreases;
    @Inject Expiries expiries;
    @Inject Sweeper sweeper;
    @Inject RawRedis redis;

    @BeforeEach
    void open() {
        bank.open();
    }

    @Test
    void aRefundLowersTheBalanceAtOnceAndGoesBackByItsRail() {
        TenantId tenant = bank.tenantWith(1_000);

        Credits.Outcome outcome = lower(tenant, Credits.Source.REFUND, 300, "r1");

        assertThat(outcome).isInstanceOf(Credits.Posted.class);
        assertThat(bank.available(tenant)).isEqualTo(700);
        assertThat(bank.balance(tenant).held().nanos()).isZero();
        assertThat(bank.balance(tenant).totalCredits().nanos()).isEqualTo(700);
        LedgerTransaction booked = bank.ledger(tenant).getFirst();
        assertThat(booked.kind()).isEqualTo(LedgerTransaction.Kind.REFUND);
        assertThat(booked.entries())
                .containsExactlyInAnyOrder(
                        new Entry(Account.credit(tenant), new Money(-300, Bank.USD)),
                        new Entry(Account.payments("manual"), new Money(300, Bank.USD)));
        bank.audit(tenant);
    }

    @Test
    void whatCallsInFlightHoldCannotBeTakenAway() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, 800);

        assertThat(lower(tenant, Credits.Source.REDUCTION, 300, "a"))
                .isEqualTo(new Credits.NotAvailable(new Money(200, Bank.USD)));
        assertThat(lower(tenant, Credits.Source.REDUCTION, 200, "a"))
                .isInstanceOf(Credits.Posted.class);
        assertThat(bank.settle(tenant, call, 800)).isEqualTo(new Settlement.Settled(800, 0));

        assertThat(bank.available(tenant)).isZero();
        bank.audit(tenant);
    }

    @Test
    void aReferenceLowersTheBalanceOnce() {
        TenantId tenant = bank.tenantWith(1_000);
        assertThat(lower(tenant, Credits.Source.REFUND, 100, "r"))
                .isInstanceOf(Credits.Posted.class);

        assertThat(lower(tenant, Credits.Source.REFUND, 100, "r"))
                .isEqualTo(new Credits.DuplicateReference());

        assertThat(bank.available(tenant)).isEqualTo(900);
    }

    @Test
    void refundsAndCallsAtOnceNeverTakeMoreThanThereIs() {
        TenantId tenant = bank.tenantWith(10_000);
        List<CompletableFuture<Long>> taken = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < 60; n++) {
                String reference = "race-" + n;
                taken.add(
                        CompletableFuture.supplyAsync(() -> refunded(tenant, reference), threads));
                taken.add(CompletableFuture.supplyAsync(() -> called(tenant), threads));
            }
        }

        long total = taken.stream().mapToLong(CompletableFuture::join).sum();

        assertThat(total).isEqualTo(10_000);
        assertThat(bank.available(tenant)).isZero();
        assertThat(redis.balance(tenant).orElseThrow().held()).isZero();
        bank.audit(tenant);
    }

    @Test
    void aHoldLeftBehindIsFreedAndItsPostingComesTooLate() {
        TenantId tenant = bank.tenantWith(1_000);
        Decrease left = decreases.begin(tenant, "USD");
        assertThat(left.take(400, 400)).isEqualTo(new Decreases.Taken.Granted(400));
        assertThat(bank.available(tenant)).isEqualTo(600);

        decreases.sweep(facts(tenant, left));

        assertThat(bank.available(tenant)).isEqualTo(1_000);
        assertThat(QuarkusTransaction.requiringNew().call(left::post)).isFalse();
        bank.audit(tenant);
    }

    @Test
    void theSweeperLeavesADecreaseItsTime() {
        TenantId tenant = bank.tenantWith(1_000);
        try (Decrease running = decreases.begin(tenant, "USD")) {
            assertThat(running.take(400, 400)).isEqualTo(new Decreases.Taken.Granted(400));

            assertThat(sweeper.sweep()).isZero();

            assertThat(bank.available(tenant)).isEqualTo(600);
        }
        assertThat(bank.available(tenant)).isEqualTo(1_000);
    }

    @Test
    void aHoldOfAnEarlierEpochIsNotPosted() {
        TenantId tenant = bank.tenantWith(1_000);
        try (Decrease decrease = decreases.begin(tenant, "USD")) {
            assertThat(decrease.take(400, 400)).isEqualTo(new Decreases.Taken.Granted(400));
            redis.restart(tenant);
            sweeper.renewLeases();
            bank.open();

            assertThat(QuarkusTransaction.requiringNew().call(decrease::post)).isFalse();
        }
        assertThat(bank.available(tenant)).isEqualTo(1_000);
        assertThat(bank.usage(tenant)).isEmpty();
        bank.audit(tenant);
    }

    @Test
    void whatIsLeftOfACreditExpires() {
        TenantId tenant = bank.tenant(0);
        grant(tenant, 500, Instant.now().minusSeconds(1));
        grant(tenant, 400, Instant.now().plus(1, ChronoUnit.DAYS));
        grant(tenant, 300, null);
        spend(tenant, 200);
        int booked = bank.flush();
        assertThat(booked).isPositive();

        assertThat(expiries.run()).isPositive();
        assertThat(expiries.run()).isZero();

        // The first lot was spent from first: 300 of it were left.
        assertThat(bank.available(tenant)).isEqualTo(700);
        LedgerTransaction expired = bank.ledger(tenant).getFirst();
        assertThat(expired.kind()).isEqualTo(LedgerTransaction.Kind.EXPIRY);
        assertThat(expired.entries())
                .contains(new Entry(Account.BREAKAGE, new Money(300, Bank.USD)));
        bank.audit(tenant);
    }

    @Test
    void aSpentCreditHasNothingToExpire() {
        TenantId tenant = bank.tenant(0);
        grant(tenant, 500, Instant.now().minusSeconds(1));
        spend(tenant, 500);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        grant(tenant, 300, null);

        var _ = expiries.run();

        assertThat(bank.available(tenant)).isEqualTo(300);
        assertThat(bank.ledger(tenant)).noneMatch(tx -> tx.kind() == LedgerTransaction.Kind.EXPIRY);
    }

    @Test
    void whatACallHoldsExpiresWhenItHasEnded() {
        TenantId tenant = bank.tenant(0);
        grant(tenant, 500, Instant.now().minusSeconds(1));
        CallId call = bank.hold(tenant, 350);

        assertThat(expiries.run()).isPositive();
        assertThat(bank.available(tenant)).isZero();
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
        int booked = bank.flush();
        assertThat(booked).isPositive();
        assertThat(expiries.run()).isPositive();

        assertThat(bank.available(tenant)).isZero();
        assertThat(bank.ledger(tenant))
                .filteredOn(tx -> tx.kind() == LedgerTransaction.Kind.EXPIRY)
                .hasSize(2);
        bank.audit(tenant);
    }

    private void grant(TenantId tenant, long nanos, @Nullable Instant expiresAt) {
        assertThat(
                        credits.post(
                                new Credits.Request(
                                        tenant,
                                        Credits.Source.GRANT,
                                        new Money(nanos, Bank.USD),
                                        UUID.randomUUID().toString(),
                                        null,
                                        Credits.Request.BY_HAND,
                                        expiresAt)))
                .isInstanceOf(Credits.Posted.class);
        credits.publish(tenant);
    }

    private void spend(TenantId tenant, long nanos) {
        CallId call = bank.hold(tenant, nanos);
        assertThat(bank.settle(tenant, call, nanos)).isEqualTo(new Settlement.Settled(nanos, 0));
    }

    private long refunded(TenantId tenant, String reference) {
        return lower(tenant, Credits.Source.REFUND, 100, reference) instanceof Credits.Posted
                ? 100
                : 0;
    }

    private long called(TenantId tenant) {
        CallId call = Calls.next();
        if (!(bank.reserve(tenant, call, 100, 100) instanceof ReserveOutcome.Granted)) {
            return 0;
        }
        assertThat(bank.settle(tenant, call, 100)).isEqualTo(new Settlement.Settled(100, 0));
        return 100;
    }

    private Credits.Outcome lower(
            TenantId tenant, Credits.Source source, long nanos, String reference) {
        try (Decrease decrease = decreases.begin(tenant, "USD")) {
            return credits.post(
                    new Credits.Request(
                            tenant, source, new Money(nanos, Bank.USD), reference, "because"),
                    decrease);
        }
    }

    private static HoldFacts facts(TenantId tenant, Decrease decrease) {
        return HoldFacts.parse(
                decrease.hold().toString(),
                "400|x|0|"
                        + HoldFacts.ofDecrease(tenant, decrease.hold(), decrease.currency())
                        + "|");
    }
}
