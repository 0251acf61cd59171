package io.tollgate.gateway.relay;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.Quote;
import io.tollgate.billing.settlement.Settlement.Settled;
import java.util.OptionalInt;

/// A call whose money is held.
record Held(Quoted quoted, long holdNanos) {
    /// Tokens a choice that the hold pays for; always sent upstream.
    int outputLimit(Offer offer) {
        long wanted = offer.size().outputTokens();
        if (holdNanos >= offer.maxNanos()) {
            return (int) wanted;
        }
        long affordable =
                Quote.outputTokensFor(holdNanos, offer.prices().sell(), offer.size()).orElseThrow();
        return (int) Math.min(wanted, affordable);
    }

    /// That limit, when the balance lowered it below the model's default.
    OptionalInt clamped(Offer offer) {
        int limit = outputLimit(offer);
        return limit < offer.size().outputTokens() ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    /// Tokens that the upstream may make over all choices.
    long outputAtMost(Offer offer) {
        return (long) outputLimit(offer) * quoted.chat().n();
    }

    /// What a settlement took, as money.
    Money money(Settled settled) {
        return new Money(settled.chargeNanos(), quoted.caller().tenant().currency());
    }
}
