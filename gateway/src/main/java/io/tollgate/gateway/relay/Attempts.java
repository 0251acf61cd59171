package io.tollgate.gateway.relay;

import io.tollgate.gateway.health.Health;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.route.Candidate;
import io.tollgate.gateway.route.ChosenBy;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tries a call's choices in their order until one gives content; from the first content on there
/// is no second try.
@Singleton
class Attempts {
    private final Sending sending;
    private final Health health;
    private final RelayLimits limits;
    private final Map<String, RetryBudget> budgets = new ConcurrentHashMap<>();

    Attempts(Sending sending, Health health, RelayLimits limits) {
        this.sending = sending;
        this.health = health;
        this.limits = limits;
    }

    /// How the call's last attempt ended.
    Future<AttemptEnd> run(Held held, Trail trail) {
        Call call = held.quoted().call();
        budget(held).call();
        if (!held.quoted().chat().stream()) {
            return next(held, trail, 0, null);
        }
        Silence silence =
                new Silence(
                        call.context(),
                        call.answer(),
                        limits.silence(),
                        () -> AnswerHeaders.startStream(held, trail));
        return next(held, trail, 0, null).onComplete(end -> silence.end());
    }

    /// @param before how the attempt before ended, null for the first
    private Future<AttemptEnd> next(
            Held held, Trail trail, int index, @Nullable AttemptEnd before) {
        int usable = skipOut(held, index);
        return sending.attempt(held, trail, held.quoted().choices().get(usable))
                .compose(end -> {
                    note(trail, end);
                    // A route without words for the call says nothing about one that failed.
                    AttemptEnd told =
                            end instanceof AttemptEnd.NotSent && before != null ? before : end;
                    return mayGoOn(held, trail, end, usable + 1)
                            ? next(held, trail, usable + 1, told)
                            : Future.succeededFuture(told);
                });
    }

    /// What went out since the call was planned is tried only if nothing else is left.
    private int skipOut(Held held, int index) {
        List<Choice> choices = held.quoted().choices();
        int usable = index;
        while (usable < choices.size() - 1 && hasGoneOut(choices.get(usable).candidate())) {
            usable++;
        }
        return usable;
    }

    private boolean hasGoneOut(Candidate candidate) {
        return candidate.chosenBy() != ChosenBy.LEAST_BAD && health.isOut(candidate.lane());
    }

    private static void note(Trail trail, AttemptEnd end) {
        switch (end) {
            case AttemptEnd.NoContent none -> trail.failed(none.failure());
            case AttemptEnd.Crowded none -> trail.failed(none.failure());
            case AttemptEnd.NotSent none -> {}
            case AttemptEnd.BrokeOff part -> trail.failed(part.failure());
            case AttemptEnd.StreamEnded whole -> trail.succeeded();
            case AttemptEnd.PlainEnded whole -> trail.succeeded();
            case AttemptEnd.GivenUp part -> trail.succeeded();
        }
    }

    private boolean mayGoOn(Held held, Trail trail, AttemptEnd end, int next) {
        return switch (end) {
            case AttemptEnd.NoContent none ->
                    none.failure().failureClass().mayFailOver()
                            && isWithinBounds(held, trail, next)
                            && budget(held).take();
            case AttemptEnd.Crowded none -> isWithinBounds(held, trail, next);
            case AttemptEnd.NotSent none -> isWithinBounds(held, trail, next);
            case AttemptEnd.BrokeOff part -> false;
            case AttemptEnd.StreamEnded whole -> false;
            case AttemptEnd.PlainEnded whole -> false;
            case AttemptEnd.GivenUp part -> false;
        };
    }

    private boolean isWithinBounds(Held held, Trail trail, int next) {
        return next < held.quoted().choices().size()
                && trail.attempts().size() < limits.maxAttempts()
                && trail.elapsed().compareTo(limits.attemptsTime()) < 0
                && !held.quoted().call().answer().isGone();
    }

    private RetryBudget budget(Held held) {
        return budgets.computeIfAbsent(
                held.quoted().first().model().id().value(),
                model -> new RetryBudget(limits.retryPercent(), limits.retryReserve()));
    }
}
