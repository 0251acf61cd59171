package io.tollgate.billing.reservation;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardCalls;
import io.tollgate.billing.shard.ShardClosed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reservations by one Redis script a batch. A tenant that Redis does not know yet is loaded from
/// PostgreSQL and tried again.
@ApplicationScoped
class RedisReservations implements Reservations {
    private final ShardCalls calls;
    private final PublishedBalances balances;

    RedisReservations(ShardCalls calls, PublishedBalances balances) {
        this.calls = calls;
        this.balances = balances;
    }

    @Override
    public CompletionStage<ReserveOutcome> reserve(ReserveRequest request) {
        return submit(request)
                .thenCompose(reply ->
                        isMissing(reply)
                                ? load(request).thenCompose(loaded -> submit(request))
                                : CompletableFuture.completedStage(reply))
                .thenApply(reply -> reserved(request, reply));
    }

    @Override
    public CompletionStage<Settlement.Outcome> settle(Settlement settlement) {
        var record = settlement.record();
        return calls.submit(
                        ShardCall.settle(
                                record.tenant(),
                                record.call(),
                                Math.min(record.computedNanos(), Money.MAX_NANOS),
                                RecordJson.write(record)))
                .thenApply(reply -> ended(reply, "settled"));
    }

    @Override
    public CompletionStage<Settlement.Outcome> release(Settlement settlement) {
        var record = settlement.record();
        return calls.submit(
                        ShardCall.release(record.tenant(), record.call(), RecordJson.write(record)))
                .thenApply(reply -> ended(reply, "released"));
    }

    private CompletionStage<List<String>> submit(ReserveRequest request) {
        return calls.submit(
                ShardCall.reserve(
                        request.tenant(),
                        request.call(),
                        request.minNanos(),
                        request.maxNanos(),
                        request.deadline().toEpochMilli(),
                        HoldFacts.text(request)));
    }

    private CompletionStage<Boolean> load(ReserveRequest request) {
        return balances.load(request.tenant())
                .thenApply(loaded -> {
                    if (!loaded) {
                        throw new ShardClosed(Shard.of(request.tenant()));
                    }
                    return loaded;
                });
    }

    private static boolean isMissing(List<String> reply) {
        return reply.getFirst().equals("missing");
    }

    private static ReserveOutcome reserved(ReserveRequest request, List<String> reply) {
        return switch (reply.getFirst()) {
            case "granted" -> new ReserveOutcome.Granted(Long.parseLong(reply.get(1)));
            case "short" ->
                    new ReserveOutcome.InsufficientCredit(
                            request.minNanos(),
                            Long.parseLong(reply.get(1)),
                            Long.parseLong(reply.get(2)));
            case "ended" -> new ReserveOutcome.AlreadyEnded(reply.get(1));
            default -> throw new IllegalStateException("reserve answered " + reply);
        };
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
