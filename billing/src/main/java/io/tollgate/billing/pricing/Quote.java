package io.tollgate.billing.pricing;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.usage.TokenKind;
import java.util.OptionalLong;

/// The most that a call can cost, whatever tier or window it falls into, and the way back from
/// money to tokens. Pure and exact; safe on an event loop.
public final class Quote {
    /// More than any balance can hold.
    public static final long UNPAYABLE_NANOS = Money.MAX_NANOS + 1;

    /// Each kind's line may round up, and so the bound has one nano for each.
    private static final long ROUNDING_NANOS = TokenKind.values().length;

    /// The high 64 bits of a product (nanos a million x tokens) that is above [Money#MAX_NANOS] x
    /// 10^6 for certain.
    private static final long UNPAYABLE_HIGH_BITS = 489;

    private Quote() {}

    /// Nanos that no call within these limits exceeds, at most [#UNPAYABLE_NANOS].
    public static long upperBound(PricedModel model, QuoteInput call) {
        long inputPrice = 0;
        long outputPrice = 0;
        long requestNanos = 0;
        for (int n = 0; n < model.lines().size(); n++) {
            PriceLine line = model.lines().get(n);
            inputPrice = Math.max(inputPrice, dearestInput(line));
            outputPrice = Math.max(outputPrice, dearestOutput(line));
            Long request = line.requestNanos();
            requestNanos = Math.max(requestNanos, request == null ? 0 : request);
        }
        long sum =
                nanos(inputPrice, call.inputTokensAtMost())
                        + nanos(outputPrice, call.outputTokensAtMost())
                        + requestNanos
                        + ROUNDING_NANOS;
        return Math.min(sum, UNPAYABLE_NANOS);
    }

    /// The largest output limit of one choice whose [upper bound][#upperBound] is at most the
    /// grant: `Long.MAX_VALUE` if output is free, empty if not even a call without output fits. The
    /// call's own output limit does not count. Throws [IllegalArgumentException] for a grant below
    /// 0 or above [Money#MAX_NANOS].
    public static OptionalLong outputTokensFor(
            long grantedNanos, PricedModel model, QuoteInput call) {
        if (grantedNanos < 0 || grantedNanos > Money.MAX_NANOS) {
            throw new IllegalArgumentException("grant: " + grantedNanos);
        }
        if (upperBound(model, call.withOutputTokens(0)) > grantedNanos) {
            return OptionalLong.empty();
        }
        if (upperBound(model, call.withOutputTokens(Long.MAX_VALUE)) <= grantedNanos) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        long fits = 0;
        long exceeds = Long.MAX_VALUE;
        while (exceeds - fits > 1) {
            long middle = fits + (exceeds - fits) / 2;
            if (upperBound(model, call.withOutputTokens(middle)) <= grantedNanos) {
                fits = middle;
            } else {
                exceeds = middle;
            }
        }
        return OptionalLong.of(fits);
    }

    private static long dearestInput(PriceLine line) {
        return Math.max(
                price(line, TokenKind.INPUT),
                Math.max(price(line, TokenKind.CACHED_INPUT), price(line, TokenKind.CACHE_WRITE)));
    }

    private static long dearestOutput(PriceLine line) {
        return Math.max(price(line, TokenKind.OUTPUT), price(line, TokenKind.REASONING));
    }

    private static long price(PriceLine line, TokenKind kind) {
        return line.price(kind).nanosPerMillion();
    }

    private static long nanos(long nanosPerMillion, long tokens) {
        if (Math.multiplyHigh(nanosPerMillion, tokens) >= UNPAYABLE_HIGH_BITS) {
            return UNPAYABLE_NANOS;
        }
        return new UnitPrice(nanosPerMillion).of(tokens);
    }
}
