package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.reservation.ReserveRequest;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.settlement.Settlement.Settled;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.auth.Authenticator;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ChatEndpoint;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Meter;
import io.tollgate.gateway.meter.Metered;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Instant;

/// The life of a call, from its head to its settlement. All of it runs on the call's event loop;
/// nothing here blocks.
@Singleton
public class Relay implements ChatEndpoint {
    private final Authenticator authenticator;
    private final Bodies bodies;
    private final Quotes quotes;
    private final Reservations reservations;
    private final Attempts attempts;
    private final Settling settling;
    private final Endings endings;
    private final RelayLimits limits;

    Relay(
            Authenticator authenticator,
            Bodies bodies,
            Quotes quotes,
            Reservations reservations,
            Attempts attempts,
            Settling settling,
            Endings endings,
            RelayLimits limits) {
        this.authenticator = authenticator;
        this.bodies = bodies;
        this.quotes = quotes;
        this.reservations = reservations;
        this.attempts = attempts;
        this.settling = settling;
        this.endings = endings;
        this.limits = limits;
    }

    @Override
    public void handle(Call call) {
        Trail trail = new Trail();
        authenticate(call)
                .compose(caller -> parse(call).map(chat -> quotes.quote(call, caller, chat)))
                .compose(quoted -> serve(quoted, trail))
                .onFailure(failure -> endings.refuse(call, failure));
    }

    /// From the hold to the settlement, which a caller that has gone does not end.
    private Future<Void> serve(Quoted quoted, Trail trail) {
        trail.planned(quoted);
        Future<Void> served =
                reserve(quoted)
                        .compose(held ->
                                attempts.run(held, trail).compose(end -> settle(held, trail, end)));
        quoted.call().lasts(served);
        return served;
    }

    private Future<KeyHolder> authenticate(Call call) {
        return authenticator
                .authenticate(call.header("authorization"), call.id().moment(), call.address())
                .map(Endings::accepted);
    }

    private Future<ScannedChat> parse(Call call) {
        return bodies.read(call);
    }

    private Future<Held> reserve(Quoted quoted) {
        Instant deadline =
                quoted.call().id().moment().plus(limits.longestCall()).plus(limits.settleWait());
        ReserveRequest request =
                new ReserveRequest(
                        quoted.call().id(),
                        quoted.caller().tenant().id(),
                        quoted.caller().key().id(),
                        quoted.caller().key().budgetId(),
                        quoted.first().model().id().value(),
                        quoted.caller().tenant().currency().getCurrencyCode(),
                        quoted.minNanos(),
                        quoted.maxNanos(),
                        deadline,
                        quoted.limits());
        return Future.fromCompletionStage(reservations.reserve(request), quoted.call().context())
                .recover(failure -> abandon(quoted, failure))
                .map(outcome -> endings.granted(quoted, outcome));
    }

    /// Whether the hold exists is unknown: freeing it by id makes sure that it does not.
    private Future<ReserveOutcome> abandon(Quoted quoted, Throwable failure) {
        Held perhaps = new Held(quoted, quoted.maxNanos());
        return settling.release(
                        quoted.call().context(), Bill.nothing(perhaps, new Trail(), Status.FAILED))
                .compose(released -> Future.failedFuture(endings.meteringUnavailable(failure)));
    }

    private Future<Void> settle(Held held, Trail trail, AttemptEnd end) {
        ScannedChat chat = held.quoted().chat();
        long most = held.outputAtMost(trail.offer(held));
        return switch (end) {
            case AttemptEnd.StreamEnded whole ->
                    charge(
                                    held,
                                    trail,
                                    Meter.whole(chat, whole.reader().delivered(), most),
                                    Status.COMPLETED)
                            .map(bill -> endings.stream(held, whole.reader(), bill));
            case AttemptEnd.PlainEnded whole ->
                    chargeOrNothing(
                                    held,
                                    trail,
                                    Meter.whole(chat, whole.answer().delivered(), most))
                            .map(bill -> endings.plain(held, trail, whole.answer(), bill));
            case AttemptEnd.BrokeOff part ->
                    charge(held, trail, Meter.part(chat, part.delivered(), most), Status.PARTIAL)
                            .compose(bill -> Future.failedFuture(endings.brokenOff()));
            case AttemptEnd.GivenUp part ->
                    charge(
                                    held,
                                    trail,
                                    Meter.part(chat, part.delivered(), most),
                                    Status.CLIENT_GONE)
                            .mapEmpty();
            case AttemptEnd.NoContent none -> fail(held, trail, none.failure());
            case AttemptEnd.NotSent none -> fail(held, trail, none.failure());
            case AttemptEnd.Crowded none -> fail(held, trail, none.failure());
        };
    }

    private Future<Void> fail(Held held, Trail trail, FailedAnswer failure) {
        return settling.release(
                        held.quoted().call().context(), Bill.nothing(held, trail, Status.FAILED))
                .compose(freed -> Future.failedFuture(endings.failed(trail, failure)));
    }

    /// What was delivered is charged, however late that is recorded.
    private Future<Charged> charge(Held held, Trail trail, Metered metered, Status status) {
        Settlement settlement = Bill.of(held, trail, metered, status);
        return settle(held, metered, settlement, settlement);
    }

    /// A plain answer is delivered only once it is charged; else its cost is ours.
    private Future<Charged> chargeOrNothing(Held held, Trail trail, Metered metered) {
        return settle(
                held,
                metered,
                Bill.of(held, trail, metered, Status.COMPLETED),
                Bill.unpaid(held, trail, metered));
    }

    private Future<Charged> settle(
            Held held, Metered metered, Settlement settlement, Settlement tooLate) {
        return settling.settle(held.quoted().call().context(), settlement, tooLate)
                .map((Settled settled) -> new Charged(metered.usage(), held.money(settled)));
    }
}
