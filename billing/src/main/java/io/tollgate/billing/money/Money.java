package io.tollgate.billing.money;

import com.google.errorprone.annotations.CheckReturnValue;
import java.math.BigDecimal;
import java.util.Currency;

/// An amount of one currency in nanos: 1 USD is 1,000,000,000. Negative for what leaves an account.
/// Sums past `long` throw [ArithmeticException]; sums of two currencies throw
/// [IllegalArgumentException].
@CheckReturnValue
public record Money(long nanos, Currency currency) {
    /// The largest amount that Lua can compare exactly (2^53 - 1 nanos): no balance, credit, hold
    /// or charge is larger.
    public static final long MAX_NANOS = 9_007_199_254_740_991L;

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Reads digits with up to nine decimals, without sign or exponent. Throws
    /// [IllegalArgumentException] with a message for the caller.
    public static Money parse(String decimal, Currency currency) {
        return new Money(Decimals.parseNanos(decimal), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanos, sameCurrency(other)), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(nanos), currency);
    }

    public boolean isNegative() {
        return nanos < 0;
    }

    /// The amount with exactly nine decimals, as in every answer.
    public String decimal() {
        return Decimals.format(nanos);
    }

    @Override
    public String toString() {
        return decimal() + " " + currency.getCurrencyCode();
    }

    BigDecimal exact() {
        return BigDecimal.valueOf(nanos, Decimals.SCALE);
    }

    private long sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add");
        }
        return other.nanos;
    }
}
