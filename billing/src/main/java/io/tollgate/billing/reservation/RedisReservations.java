package io.tollgate.billing.reservation;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.settlement.Copies;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.SettledCopy;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.RedisMemory;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardCalls;
import io.tollgate.billing.shard.ShardClosed;
import io.tollgate.billing.usage.UsageRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reservations by one Redis script a batch. A tenant that Redis does not know yet is loaded from
/// PostgreSQL and tried again.
@Singleton
class RedisReservations implements Reservations {
    /// Loads before a reservation gives up: balance, budget, and one of each that was overtaken.
    private static final int LOADS = 4;

    private final ShardCalls calls;
    private final PublishedBalances balances;
    private final KeyBudgets budgets;
    private final LivingHolds holds;
    private final Copies copies;
    private final RedisMemory memory;

    RedisReservations(
            ShardCalls calls,
            PublishedBalances balances,
            KeyBudgets budgets,
            LivingHolds holds,
            Copies copies,
            RedisMemory memory) {
        this.calls = calls;
        this.balances = balances;
        this.budgets = budgets;
        this.holds = holds;
        this.copies = copies;
        this.memory = memory;
    }

    @Override
    public CompletionStage<ReserveOutcome> reserve(ReserveRequest request) {
        if (memory.isShort() || copies.isFull(Shard.of(request.tenant()))) {
            return CompletableFuture.completedStage(new ReserveOutcome.LedgerBehind());
        }
        return submit(request, LOADS)
                .thenApply(reply -> reserved(request, reply))
                .thenApply(outcome -> {
                    if (outcome instanceof ReserveOutcome.Granted granted) {
                        holds.begin(request, granted.holdNanos());
                    }
                    return outcome;
                });
    }

    @Override
    public CompletionStage<Boolean> checkpoint(Settlement soFar) {
        var record = soFar.record();
        return calls.submit(
                        ShardCall.checkpoint(
                                record.tenant(),
                                soFar.budget(),
                                record.call(),
                                Math.min(record.computedNanos(), Money.MAX_NANOS),
                                end(record)))
                .thenApply(reply -> reply.getFirst().equals("noted"));
    }

    @Override
    public CompletionStage<Settlement.Outcome> settle(Settlement settlement) {
        var record = settlement.record();
        ShardCall.End end = end(record);
        return calls.submit(
                        ShardCall.settle(
                                record.tenant(),
                                settlement.budget(),
                                record.call(),
                                Math.min(record.computedNanos(), Money.MAX_NANOS),
                                end))
                .thenApply(reply -> ended(record, end, reply, "settled"));
    }

    @Override
    public CompletionStage<Settlement.Outcome> release(Settlement settlement) {
        var record = settlement.record();
        ShardCall.End end = end(record);
        return calls.submit(
                        ShardCall.release(record.tenant(), settlement.budget(), record.call(), end))
                .thenApply(reply -> ended(record, end, reply, "released"));
    }

    /// How a call with this record ended, as the script wants to know it.
    static ShardCall.End end(UsageRecord record) {
        return new ShardCall.End(
                RecordJson.write(record),
                record.usage().totalInput() + record.usage().totalOutput(),
                BudgetWindow.all(record.call().moment()));
    }

    private CompletionStage<List<String>> submit(ReserveRequest request, int loads) {
        return calls.submit(request.operation())
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

    private Settlement.Outcome ended(
            UsageRecord record, ShardCall.End end, List<String> reply, String expected) {
        holds.end(record.call());
        boolean before = reply.getFirst().equals("ended");
        List<String> outcome = before ? reply.subList(1, reply.size()) : reply;
        if (outcome.getFirst().equals("unknown")) {
            return new Settlement.UnknownCall();
        }
        long charge = number(outcome, 1);
        if (!outcome.getFirst().equals(expected)) {
            return new Settlement.EndedBefore(outcome.getFirst(), charge);
        }
        var settled = new Settlement.Settled(charge, number(outcome, 2));
        copies.keep(
                Shard.of(record.tenant()),
                new SettledCopy(
                        new EndedCall(
                                record.call(),
                                end.record(),
                                settled.chargeNanos(),
                                settled.shortfallNanos()),
                        number(outcome, 4),
                        outcome.get(3)));
        return settled;
    }
}
