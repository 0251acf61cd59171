package io.tollgate.bench.money;

import io.tollgate.billing.reservation.CallLimits;
import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.reservation.ReserveRequest;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.standalone.home.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/// Reserves and settles, some calls at once, each with a record like a real call's.
final class Pairs {
    static final long CHARGE_NANOS = 460_000;

    private static final long HOLD_NANOS = 1_000_000;
    private static final String CURRENCY = "USD";
    private static final UUID VERSION = Ids.next();
    private static final UUID UPSTREAM = Ids.next();

    private final Reservations reservations;
    private final List<Customer> customers;
    private final AtomicInteger begun = new AtomicInteger();

    /// A tenant and its key.
    record Customer(TenantId tenant, KeyId key) {}

    Pairs(Reservations reservations, List<Customer> customers) {
        this.reservations = reservations;
        this.customers = List.copyOf(customers);
    }

    /// Blocks until `count` calls have been settled, `atOnce` of them under way at any moment.
    ///
    /// @throws Refusal if one was not granted or not settled
    void run(int count, int atOnce) {
        begun.set(0);
        List<CompletableFuture<Boolean>> callers = new ArrayList<>();
        for (int n = 0; n < atOnce; n++) {
            CompletableFuture<Boolean> caller = new CompletableFuture<>();
            callers.add(caller);
            next(count, caller);
        }
        callers.forEach(caller -> {
            Boolean _ = caller.join();
        });
    }

    private void next(int count, CompletableFuture<Boolean> caller) {
        int number = begun.getAndIncrement();
        if (number >= count) {
            caller.complete(true);
            return;
        }
        var _ =
                pair(customers.get(number % customers.size()))
                        .whenComplete((settled, failure) -> {
                            if (failure == null) {
                                next(count, caller);
                            } else {
                                caller.completeExceptionally(failure);
                            }
                        });
    }

    private CompletionStage<Settlement.Outcome> pair(Customer customer) {
        Instant now = Instant.now();
        CallId call = CallId.at(now);
        return reservations
                .reserve(
                        new ReserveRequest(
                                call,
                                customer.tenant(),
                                customer.key(),
                                customer.key().value(),
                                "bench-chat",
                                CURRENCY,
                                HOLD_NANOS,
                                HOLD_NANOS,
                                now.plus(Duration.ofMinutes(10)),
                                CallLimits.NONE))
                .thenCompose(outcome -> {
                    if (!(outcome instanceof ReserveOutcome.Granted)) {
                        throw new Refusal("a call was not granted: " + outcome);
                    }
                    return reservations.settle(
                            new Settlement(record(customer, call), customer.key().value()));
                })
                .thenApply(outcome -> {
                    if (!outcome.equals(new Settlement.Settled(CHARGE_NANOS, 0))) {
                        throw new Refusal("a call was not settled: " + outcome);
                    }
                    return outcome;
                });
    }

    private static UsageRecord record(Customer customer, CallId call) {
        return new UsageRecord(
                call,
                customer.tenant(),
                customer.key(),
                "bench-chat",
                false,
                UsageRecord.Status.COMPLETED,
                new TokenUsage(60, 0, 0, 200, 0),
                UsageRecord.UsageSource.REPORTED,
                Map.of(),
                CURRENCY,
                CHARGE_NANOS,
                List.of(
                        new UsageRecord.ChargeLine("input", 60, 1_000_000_000, 60_000),
                        new UsageRecord.ChargeLine("output", 200, 2_000_000_000, 400_000)),
                VERSION,
                new UsageRecord.Retail(2 * CHARGE_NANOS, CURRENCY, VERSION),
                new UsageRecord.Cost(CHARGE_NANOS / 2, CURRENCY, VERSION),
                new UsageRecord.Upstream(UPSTREAM, "stand-in", "bench-chat-upstream", "stand-in"),
                812,
                null,
                List.of(new UsageRecord.Attempt("stand-in", 200, null, 811)));
    }
}
