package io.tollgate.gateway.relay;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.Quote;
import io.tollgate.billing.settlement.Settlement.Settled;
import java.util.OptionalInt;

/// A call whose money is held.
///
/// @param outputLimit tokens a choice that the hold pays for; always sent upstream
/// @param clamped that limit, when the balance lowered it below the model's default
record Held(Quoted quoted, long holdNanos, int outputLimit, OptionalInt clamped) {

    static Held of(Quoted quoted, long holdNanos) {
        long wanted = quoted.size().outputTokens();
        if (holdNanos >= quoted.maxNanos()) {
            return new Held(quoted, holdNanos, (int) wanted, OptionalInt.empty());
        }
        long affordable =
                Quote.outputTokensFor(holdNanos, quoted.prices().sell(), quoted.size())
                        .orElseThrow();
        int limit = (int) Math.min(wanted, affordable);
        return new Held(
                quoted,
                holdNanos,
                limit,
                limit < wanted ? OptionalInt.of(limit) : OptionalInt.empty());
    }

    /// What a settlement took, as money.
    Money money(Settled settled) {
        return new Money(settled.chargeNanos(), quoted.caller().tenant().currency());
    }

    /// Tokens that the upstream may make over all choices.
    long outputAtMost() {
        return (long) outputLimit * quoted.chat().n();
    }
}
