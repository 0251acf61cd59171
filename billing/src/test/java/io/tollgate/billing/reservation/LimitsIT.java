package io.tollgate.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.recovery.Sweeper;
import io.tollgate.billing.reservation.Rates.Holder;
import io.tollgate.billing.reservation.Rates.Unit;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.Waits;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Limits of keys and tenants: all or nothing, never one call more than allowed.
@QuarkusTest
@WithTestResource(TestStores.class)
class LimitsIT {
    private static final RateLimits NONE = RateLimits.NONE;

    @Inject Bank bank;
    @Inject Reservations reservations;
    @Inject RawRedis redis;
    @Inject Sweeper sweeper;
    @Inject KeyBudgets budgets;

    private TenantId tenant;
    private KeyId key;
    private final List<CallId> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        bank.open();
        tenant = bank.tenantWith(1_000_000);
        key = new KeyId(Ids.next());
    }

    @Test
    void aHundredCallsAtOnceGetTenRequestsAMinute() {
        CallLimits limits = limits(new RateLimits(10, null, null), NONE, 1);

        List<ReserveOutcome> outcomes = rush(100, limits);

        assertThat(granted(outcomes)).hasSize(10);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof ReserveOutcome.Granted))
                .hasSize(90)
                .allSatisfy(outcome -> {
                    var late = (ReserveOutcome.RateLimited) outcome;
                    assertThat(late.holder()).isEqualTo(Holder.KEY);
                    assertThat(late.unit()).isEqualTo(Unit.REQUESTS);
                    assertThat(late.patience())
                            .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
                    assertThat(late.rates().tightest(Unit.REQUESTS).orElseThrow().remaining())
                            .isZero();
                });
        assertThat(bank.balance(tenant).held().nanos()).isEqualTo(10 * 100);
    }

    @Test
    void tokensAreTakenByTheEstimateAndCorrectedAtTheEnd() {
        CallLimits limits = limits(new RateLimits(null, 1_000L, null), NONE, 400);
        CallId first = call();
        assertThat(reserve(first, limits)).isInstanceOf(ReserveOutcome.Granted.class);
        assertThat(reserve(call(), limits)).isInstanceOf(ReserveOutcome.Granted.class);
        assertThat(reserve(call(), limits)).isInstanceOf(ReserveOutcome.RateLimited.class);

        // Calls.record took 15 tokens.
        assertThat(bank.settle(tenant, key, first, 50)).isEqualTo(new Settlement.Settled(50, 0));

        ReserveOutcome third = reserve(call(), limits);
        assertThat(third).isInstanceOf(ReserveOutcome.Granted.class);
        assertThat(third.rates().tightest(Unit.TOKENS).orElseThrow().remaining())
                .isEqualTo(1_000 - 15 - 400 - 400);
    }

    @Test
    void aCallLargerThanItsLimitNeverFits() {
        CallLimits limits = limits(NONE, new RateLimits(null, 1_000L, null), 1_001);

        ReserveOutcome outcome = reserve(call(), limits);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReserveOutcome.RateLimited.class,
                        never -> {
                            assertThat(never.patience()).isNull();
                            assertThat(never.holder()).isEqualTo(Holder.TENANT);
                        });
        assertThat(bank.balance(tenant).held().nanos()).isZero();
    }

    @Test
    void aRefusalConsumesNothingOfTheOtherLimits() {
        CallLimits both = limits(new RateLimits(5, null, null), new RateLimits(null, null, 1), 1);
        CallId first = call();
        assertThat(reserve(first, both)).isInstanceOf(ReserveOutcome.Granted.class);
        for (int n = 0; n < 20; n++) {
            assertThat(reserve(call(), both)).isInstanceOf(ReserveOutcome.TooManyAtOnce.class);
        }
        assertThat(bank.settle(tenant, key, first, 1)).isEqualTo(new Settlement.Settled(1, 0));

        ReserveOutcome second = reserve(call(), both);

        assertThat(second.rates().tightest(Unit.REQUESTS).orElseThrow().remaining()).isEqualTo(3);
    }

    @Test
    void noMoreCallsAreInFlightThanAllowedAndEveryEndMakesRoom() {
        CallLimits limits = limits(new RateLimits(null, null, 3), NONE, 1);
        List<CallId> running = granted(rush(50, limits));
        assertThat(running).hasSize(3);

        assertThat(bank.settle(tenant, key, running.get(0), 10))
                .isEqualTo(new Settlement.Settled(10, 0));
        assertThat(bank.settle(tenant, key, running.get(0), 10))
                .isEqualTo(new Settlement.Settled(10, 0));

        assertThat(granted(rush(50, limits))).hasSize(1);
    }

    @Test
    void aBudgetForFiveCallsServesFiveOfAHundredAtOnce() {
        CallLimits limits = budget(500, null);

        List<ReserveOutcome> outcomes = rush(100, limits);

        assertThat(granted(outcomes)).hasSize(5);
        assertThat(outcomes)
                .filteredOn(ReserveOutcome.BudgetShort.class::isInstance)
                .hasSize(95)
                .allSatisfy(outcome ->
                        assertThat(((ReserveOutcome.BudgetShort) outcome).heldByOthers()).isTrue());
    }

    @Test
    void aBudgetIsWhatTheCallsReallyCost() {
        CallLimits limits = budget(500, LimitReset.MONTHLY);
        for (CallId call : granted(rush(5, limits))) {
            assertThat(bank.settle(tenant, key, call, 70)).isEqualTo(new Settlement.Settled(70, 0));
        }

        assertThat(granted(rush(10, limits))).hasSize(1);
    }

    @Test
    void aSpentBudgetRefusesWithoutHopeOfCallsInFlight() {
        CallLimits limits = budget(150, LimitReset.DAILY);
        CallId call = granted(rush(1, limits)).getFirst();
        assertThat(bank.settle(tenant, key, call, 100)).isEqualTo(new Settlement.Settled(100, 0));

        assertThat(reserve(call(), limits))
                .isInstanceOfSatisfying(
                        ReserveOutcome.BudgetShort.class,
                        few -> {
                            assertThat(few.heldByOthers()).isFalse();
                            assertThat(few.leftNanos()).isEqualTo(50);
                        });
    }

    @Test
    void aBudgetStaysTheSameOverFlushesAndTheEndOfRedis() {
        CallLimits limits = budget(1_000, LimitReset.WEEKLY);
        spend(limits, 200);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        spend(limits, 200);
        assertThat(left(limits)).isEqualTo(600);

        redis.restart(tenant);
        sweeper.renewLeases();
        bank.open();

        assertThat(left(limits)).isEqualTo(600);
        spend(limits, 300);
        int after = bank.flush();
        assertThat(after).isPositive();
        assertThat(left(limits)).isEqualTo(300);
        assertThat(bank.usage(tenant)).filteredOn(stored -> stored.chargeNanos() > 0).hasSize(3);
        bank.audit(tenant);
    }

    @Test
    void whatAKeyChargedBeforeItHadABudgetCounts() {
        spend(CallLimits.NONE, 200);
        int booked = bank.flush();
        assertThat(booked).isPositive();
        spend(CallLimits.NONE, 100);

        assertThat(left(budget(1_000, null))).isEqualTo(700);
        assertThat(budgets.charged(tenant, key.value(), BudgetWindow.of(null, Instant.now())))
                .containsOnlyKeys(Instant.now().atOffset(ZoneOffset.UTC).toLocalDate())
                .containsValue(300L);
    }

    @Test
    void aHoldOfADeadGatewayFreesItsLimits() {
        CallLimits limits = new CallLimits(new RateLimits(null, null, 1), NONE, 1, 100L, life());
        CallId dead = call();
        ReserveRequest past =
                Calls.limited(tenant, key, dead, 100, 100, Instant.now().minusSeconds(1), limits);
        assertThat(bank.reserve(past)).isInstanceOf(ReserveOutcome.Granted.class);
        assertThat(reserve(call(), limits)).isInstanceOf(ReserveOutcome.TooManyAtOnce.class);

        assertThat(sweeper.sweep()).isPositive();

        assertThat(reserve(call(), limits)).isInstanceOf(ReserveOutcome.Granted.class);
    }

    private void spend(CallLimits limits, long nanos) {
        CallId call = call();
        assertThat(bank.reserve(request(call, nanos, nanos, limits)))
                .isEqualTo(new ReserveOutcome.Granted(nanos));
        assertThat(bank.settle(tenant, key, call, nanos))
                .isEqualTo(new Settlement.Settled(nanos, 0));
    }

    /// What a call may take of the budget now.
    private long left(CallLimits limits) {
        CallId call = call();
        var granted = (ReserveOutcome.Granted) bank.reserve(request(call, 1, 1_000_000, limits));
        var _ =
                Waits.forReply(
                        reservations.release(
                                new Settlement(Calls.failed(tenant, call), key.value())));
        return granted.holdNanos();
    }

    private List<ReserveOutcome> rush(int calls, CallLimits limits) {
        List<CompletableFuture<ReserveOutcome>> all = new ArrayList<>();
        asked.clear();
        for (int n = 0; n < calls; n++) {
            CallId call = call();
            asked.add(call);
            all.add(reservations.reserve(request(call, 100, 100, limits)).toCompletableFuture());
        }
        return all.stream().map(CompletableFuture::join).toList();
    }

    private List<CallId> granted(List<ReserveOutcome> outcomes) {
        List<CallId> calls = new ArrayList<>();
        for (int n = 0; n < outcomes.size(); n++) {
            if (outcomes.get(n) instanceof ReserveOutcome.Granted) {
                calls.add(asked.get(n));
            }
        }
        return calls;
    }

    private ReserveOutcome reserve(CallId call, CallLimits limits) {
        return bank.reserve(request(call, 100, 100, limits));
    }

    private ReserveRequest request(CallId call, long min, long max, CallLimits limits) {
        return Calls.limited(tenant, key, call, min, max, Instant.now().plusSeconds(600), limits);
    }

    private static CallId call() {
        return Calls.next();
    }

    private static CallLimits limits(RateLimits key, RateLimits tenant, long tokens) {
        return new CallLimits(key, tenant, tokens, null, life());
    }

    private static CallLimits budget(long nanos, @Nullable LimitReset reset) {
        return new CallLimits(NONE, NONE, 1, nanos, BudgetWindow.of(reset, Instant.now()));
    }

    private static BudgetWindow life() {
        return BudgetWindow.of(null, Instant.EPOCH);
    }
}
