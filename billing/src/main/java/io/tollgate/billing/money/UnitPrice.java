package io.tollgate.billing.money;

import com.google.errorprone.annotations.CheckReturnValue;

/// A price in nanos per million tokens, 0 or more.
@CheckReturnValue
public record UnitPrice(long nanosPerMillion) {
    private static final long MILLION = 1_000_000;

    public UnitPrice {
        if (nanosPerMillion < 0 || nanosPerMillion > Money.MAX_NANOS) {
            throw new IllegalArgumentException("a price is between 0 and " + Money.MAX_NANOS);
        }
    }

    /// `tokens x price / 1,000,000` in nanos, rounded half up once. Exact for every input; throws
    /// [ArithmeticException] if the result does not fit a `long`.
    public long of(long tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens: " + tokens);
        }
        // Splitting keeps each product inside 128 bits without a BigInteger: price = whole x 10^6 +
        // part.
        long whole = nanosPerMillion / MILLION;
        long part = nanosPerMillion % MILLION;
        long wholeTokens = tokens / MILLION;
        long partTokens = tokens % MILLION;
        long exact = Math.multiplyExact(whole, tokens);
        exact = Math.addExact(exact, Math.multiplyExact(part, wholeTokens));
        return Math.addExact(exact, (part * partTokens + MILLION / 2) / MILLION);
    }

    public String perMillion() {
        return Decimals.format(nanosPerMillion);
    }
}
