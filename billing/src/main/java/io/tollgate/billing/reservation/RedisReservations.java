package io.tollgate.billing.reservation;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardCalls;
import io.tollgate.billing.shard.ShardClosed;
import io.tollgate.billing.usage.UsageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reservations by one Redis script a batch. A tenant that Redis does not know yet is loaded from
/// PostgreSQL and tried again.
@ApplicationScoped
class RedisReservations implements Reservations {
    /// Loads before a reservation gives up: balance, budget, and one of each that was overtaken.
    private static final int LOADS = 4;

    private final ShardCalls calls;
    private final PublishedBalances balances;
    private final KeyBudgets budgets;

    RedisReservations(ShardCalls calls, PublishedBalances balances, KeyBudgets budgets) {
        this.calls = calls;
        this.balances = balances;
        this.budgets = budgets;
    }

    @Override
    public CompletionStage<ReserveOutcome> reserve(ReserveRequest request) {
        return submit(request, LOADS).thenApply(reply -> reserved(request, reply));
    }

    @Override
    public CompletionStage<Settlement.Outcome> settle(Settlement settlement) {
        var record = settlement.record();
        return calls.submit(
                        ShardCall.settle(
                                record.tenant(),
                                settlement.budget(),
                                record.call(),
                                Math.min(record.computedNanos(), Money.MAX_NANOS),
                                end(record)))
                .thenApply(reply -> ended(reply, "settled"));
    }

    @Override
    public CompletionStage<Settlement.Outcome> release(Settlement settlement) {
        var record = settlement.record();
        return calls.submit(
                        ShardCall.release(
                                record.tenant(), settlement.budget(), record.call(), end(record)))
                .thenApply(reply -> ended(reply, "released"));
    }

    /// How a call with this record ended, as the script wants to know it.
    static ShardCall.End end(UsageRecord record) {
        return new ShardCall.End(
                RecordJson.write(record),
                record.usage().totalInput() + record.usage().totalOutput(),
                BudgetWindow.all(record.call().moment()));
    }

    private CompletionStage<List<String>> submit(ReserveRequest request, int loads) {
        return calls.submit(
                        ShardCall.reserve(
                                request.tenant(),
                                request.budget(),
                                request.call(),
                                request.minNanos(),
                                request.maxNanos(),
                                request.deadline().toEpochMilli(),
                                HoldFacts.text(request),
                                request.limits().text()))
                .thenCompose(reply ->
                        switch (reply.getFirst()) {
                            case "missing" ->
                                    again(request, loads, balances.load(request.tenant()));
                            case "unbudgeted" ->
                                    again(
                                            request,
                                            loads,
                                            budgets.load(
                                                    request.tenant(),
                                                    request.budget(),
                                                    request.limits().window()));
                            default -> CompletableFuture.completedStage(reply);
                        });
    }

    private CompletionStage<List<String>> again(
            ReserveRequest request, int loads, CompletionStage<Boolean> load) {
        return load.thenCompose(loaded -> {
            if (!loaded || loads == 0) {
                throw new ShardClosed(Shard.of(request.tenant()));
            }
            return submit(request, loads - 1);
        });
    }

    private static ReserveOutcome reserved(ReserveRequest request, List<String> reply) {
        return switch (reply.getFirst()) {
            case "granted" ->
                    new ReserveOutcome.Granted(number(reply, 1), rates(request, reply.get(2)));
            case "limited" ->
                    new ReserveOutcome.RateLimited(
                            Rates.holder(reply.get(1)),
                            Rates.unit(reply.get(1)),
                            number(reply, 2) < 0 ? null : Duration.ofMillis(number(reply, 2)),
                            rates(request, reply.get(3)));
            case "busy" ->
                    new ReserveOutcome.TooManyAtOnce(
                            Rates.holder(reply.get(1)),
                            number(reply, 2),
                            rates(request, reply.get(3)));
            case "budget" ->
                    new ReserveOutcome.BudgetShort(
                            request.minNanos(),
                            number(reply, 1),
                            number(reply, 2),
                            rates(request, reply.get(3)));
            case "short" ->
                    new ReserveOutcome.InsufficientCredit(
                            request.minNanos(),
                            number(reply, 1),
                            number(reply, 2),
                            rates(request, reply.get(3)));
            case "ended" -> new ReserveOutcome.AlreadyEnded(reply.get(1));
            default -> throw new IllegalStateException("reserve answered " + reply);
        };
    }

    private static long number(List<String> reply, int index) {
        return Long.parseLong(reply.get(index));
    }

    private static Rates rates(ReserveRequest request, String said) {
        return Rates.parse(said, request.limits());
    }

    private static Settlement.Outcome ended(List<String> reply, String expected) {
        boolean before = reply.getFirst().equals("ended");
        List<String> outcome = before ? reply.subList(1, reply.size()) : reply;
        if (outcome.getFirst().equals("unknown")) {
            return new Settlement.UnknownCall();
        }
        long charge = Long.parseLong(outcome.get(1));
        return outcome.getFirst().equals(expected)
                ? new Settlement.Settled(charge, Long.parseLong(outcome.get(2)))
                : new Settlement.EndedBefore(outcome.getFirst(), charge);
    }
}
