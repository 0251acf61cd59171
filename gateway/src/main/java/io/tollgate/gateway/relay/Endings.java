package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.shard.ShardClosed;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.auth.AuthOutcome;
import io.tollgate.gateway.error.ServerFaults;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.CallerAnswer;
import io.tollgate.gateway.http.ErrorAnswer;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.PlainAnswer;
import io.tollgate.gateway.upstream.dialect.StreamReader;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Every way in which a call ends for its caller.
@Singleton
class Endings {
    private static final System.Logger LOG = System.getLogger(Endings.class.getName());
    private static final String CHARGE = "x-tollgate-charge";

    private final RelayLimits limits;
    private final LimitRefusals refusals;

    Endings(RelayLimits limits) {
        this.limits = limits;
        this.refusals = new LimitRefusals(limits);
    }

    static KeyHolder accepted(AuthOutcome outcome) {
        return switch (outcome) {
            case AuthOutcome.Authenticated known -> known.holder();
            case AuthOutcome.Refused refused -> throw new Refusal(refused.error());
        };
    }

    /// The call goes on, or throws [Refusal].
    Held granted(Quoted quoted, ReserveOutcome outcome) {
        RateHeaders.of(outcome.rates()).forEach(quoted.call().answer()::header);
        return switch (outcome) {
            case ReserveOutcome.Granted granted -> new Held(quoted, granted.holdNanos());
            case ReserveOutcome.InsufficientCredit few ->
                    throw new Refusal(refusals.credit(quoted, few));
            case ReserveOutcome.BudgetShort few -> throw new Refusal(refusals.budget(quoted, few));
            case ReserveOutcome.RateLimited late -> throw new Refusal(refusals.rate(quoted, late));
            case ReserveOutcome.TooManyAtOnce many -> throw new Refusal(refusals.crowd(many));
            case ReserveOutcome.LedgerBehind _ ->
                    throw new Refusal(ServerFaults.ledgerBackpressure(limits.outageRetry()));
            case ReserveOutcome.AlreadyEnded ended -> throw unavailable();
        };
    }

    /// A stream's end: usage for those who asked, then `[DONE]`.
    @Nullable Void stream(Held held, StreamReader reader, Charged bill) {
        CallerAnswer answer = held.quoted().call().answer();
        Buffer last = Buffer.buffer();
        if (held.quoted().chat().includeUsage()) {
            last.appendBuffer(reader.usageChunk(bill.usage(), bill.charge()));
        }
        answer.write(last.appendBuffer(reader.done()));
        answer.end();
        return null;
    }

    /// A plain answer, whole.
    @Nullable Void plain(Held held, Trail trail, PlainAnswer whole, Charged bill) {
        CallerAnswer answer = held.quoted().call().answer();
        AnswerHeaders.add(held, trail);
        answer.header(CHARGE, bill.charge().toString());
        Buffer body = Buffer.buffer();
        whole.body(bill.usage(), bill.charge()).forEach(body::appendBuffer);
        answer.send(200, "application/json", body);
        return null;
    }

    Refusal brokenOff() {
        return new Refusal(
                ServerFaults.upstreamError(
                        "The answer broke off: the model's provider failed.",
                        limits.outageRetry()));
    }

    Refusal failed(Trail trail, FailedAnswer last) {
        return new Refusal(Failures.answer(last, trail.isOnlyRateLimited(), limits.outageRetry()));
    }

    Refusal meteringUnavailable(Throwable cause) {
        if (!(cause instanceof ShardClosed)) {
            LOG.log(Level.WARNING, "reservation failed: {0}", cause.toString());
        }
        return unavailable();
    }

    /// Answers a call that failed; anything but a [Refusal] is a bug.
    void refuse(Call call, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            ErrorAnswer.write(call.answer(), refusal.error());
        } else {
            LOG.log(Level.ERROR, "call " + call.id() + " failed", failure);
            ErrorAnswer.write(call.answer(), ServerFaults.internal());
        }
    }

    private Refusal unavailable() {
        return new Refusal(ServerFaults.meteringUnavailable(limits.outageRetry()));
    }
}
