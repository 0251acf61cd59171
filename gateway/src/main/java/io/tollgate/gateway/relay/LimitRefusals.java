package io.tollgate.gateway.relay;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.reservation.Rates.Holder;
import io.tollgate.billing.reservation.Rates.Unit;
import io.tollgate.billing.reservation.ReserveOutcome.BudgetShort;
import io.tollgate.billing.reservation.ReserveOutcome.InsufficientCredit;
import io.tollgate.billing.reservation.ReserveOutcome.RateLimited;
import io.tollgate.billing.reservation.ReserveOutcome.TooManyAtOnce;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.MoneyRefusals;
import java.time.Duration;
import java.util.Locale;

/// What a caller is told whose call does not fit its credit, its key's budget or its limits.
final class LimitRefusals {
    private final RelayLimits limits;

    LimitRefusals(RelayLimits limits) {
        this.limits = limits;
    }

    ApiError credit(Quoted quoted, InsufficientCredit few) {
        return few.heldByOthers()
                ? MoneyRefusals.creditHeldByInflightRequests(limits.heldRetry())
                : MoneyRefusals.insufficientQuota(
                        money(quoted, few.neededNanos()), money(quoted, few.availableNanos()));
    }

    ApiError budget(Quoted quoted, BudgetShort few) {
        return few.heldByOthers()
                ? MoneyRefusals.creditHeldByInflightRequests(limits.heldRetry())
                : MoneyRefusals.keyBudgetExceeded(
                        money(quoted, few.neededNanos()),
                        money(quoted, Math.max(0, few.leftNanos())));
    }

    ApiError rate(Quoted quoted, RateLimited late) {
        String unit = late.unit().name().toLowerCase(Locale.ROOT);
        Duration wait = late.patience();
        if (wait == null) {
            return MoneyRefusals.largerThanLimit(
                    unit,
                    "The call counts as %d tokens, which is more than %s allows in a minute."
                            .formatted(quoted.limits().tokens(), whose(late.holder())));
        }
        long limit =
                late.rates().rates().stream()
                        .filter(rate ->
                                rate.holder() == late.holder() && rate.unit() == late.unit())
                        .findFirst()
                        .orElseThrow()
                        .limit();
        return MoneyRefusals.rateLimited(
                unit,
                "Rate limit reached: %s may use %d %s a minute."
                        .formatted(whose(late.holder()), limit, unit),
                wait);
    }

    ApiError crowd(TooManyAtOnce many) {
        return MoneyRefusals.rateLimited(
                Unit.REQUESTS.name().toLowerCase(Locale.ROOT),
                "%s may have %d calls in flight at once."
                        .formatted(
                                many.holder() == Holder.KEY ? "This API key" : "This account",
                                many.limit()),
                limits.heldRetry());
    }

    private static String whose(Holder holder) {
        return holder == Holder.KEY ? "this API key" : "this account";
    }

    private static Money money(Quoted quoted, long nanos) {
        return new Money(nanos, quoted.caller().tenant().currency());
    }
}
