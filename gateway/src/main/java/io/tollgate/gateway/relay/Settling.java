package io.tollgate.gateway.relay;

import io.tollgate.billing.recovery.LateSettlements;
import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.settlement.Settlement.EndedBefore;
import io.tollgate.billing.settlement.Settlement.Settled;
import io.tollgate.billing.settlement.Settlement.UnknownCall;
import io.tollgate.gateway.error.ServerFaults;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// Brings a call's end into Redis before the caller sees it. Repeats while the outcome is unknown,
/// for at most the settle wait; then the call ends with `metering_unavailable`.
@Singleton
class Settling {
    private static final System.Logger LOG = System.getLogger(Settling.class.getName());

    private final Reservations reservations;
    private final LateSettlements late;
    private final RelayLimits limits;

    Settling(Reservations reservations, LateSettlements late, RelayLimits limits) {
        this.reservations = reservations;
        this.late = late;
        this.limits = limits;
    }

    /// The charge that holds. Fails with [Refusal] when it could not be recorded in time or
    /// somebody else ended the call.
    ///
    /// @param tooLate what is recorded later when it could not be in time, and the caller was told
    ///   so
    Future<Settled> settle(Context context, Settlement settlement, Settlement tooLate) {
        return repeat(
                        context,
                        () -> reservations.settle(settlement),
                        System.nanoTime() + limits.settleWait().toNanos())
                .onFailure(failure -> late.add(tooLate))
                .compose(outcome -> accept(context, settlement, outcome));
    }

    /// Frees the hold of a call that brought nothing. Always succeeds: what cannot be freed now is
    /// freed later.
    Future<Void> release(Context context, Settlement settlement) {
        return repeat(
                        context,
                        () -> reservations.release(settlement),
                        System.nanoTime() + limits.settleRetry().toNanos() * 4)
                .onFailure(failure -> late.add(settlement))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<Settled> accept(
            Context context, Settlement settlement, Settlement.Outcome outcome) {
        return switch (outcome) {
            case Settled settled -> Future.succeededFuture(settled);
            case EndedBefore ended -> {
                LOG.log(
                        Level.WARNING,
                        "call {0} was ended before: {1}",
                        settlement.record().call(),
                        ended.how());
                late.addEnded(settlement);
                yield Future.failedFuture(unavailable());
            }
            case UnknownCall unknown -> book(context, settlement);
        };
    }

    /// Redis has forgotten the call: PostgreSQL, where its id is unique, decides.
    private Future<Settled> book(Context context, Settlement settlement) {
        return context.executeBlocking(() -> late.book(settlement), false)
                .recover(failure -> {
                    late.add(settlement);
                    return Future.failedFuture(unavailable());
                })
                .compose(outcome -> accept(context, settlement, Objects.requireNonNull(outcome)));
    }

    private <T> Future<T> repeat(
            Context context, Supplier<CompletionStage<T>> operation, long deadlineNanos) {
        Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
        return within(context, operation.get(), left)
                .recover(failure -> {
                    long pause = limits.settleRetry().toMillis();
                    if (System.nanoTime() + pause * 1_000_000 >= deadlineNanos) {
                        return Future.failedFuture(unavailable());
                    }
                    Promise<T> later = Promise.promise();
                    context.owner()
                            .setTimer(
                                    pause,
                                    timer ->
                                            repeat(context, operation, deadlineNanos)
                                                    .onComplete(later));
                    return later.future();
                });
    }

    private static <T> Future<T> within(
            Context context, CompletionStage<T> stage, Duration patience) {
        return Future.fromCompletionStage(stage, context)
                .timeout(
                        Math.max(1, patience.toMillis()),
                        java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    private Refusal unavailable() {
        return new Refusal(ServerFaults.meteringUnavailable(limits.outageRetry()));
    }
}
