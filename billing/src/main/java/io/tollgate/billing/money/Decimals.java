package io.tollgate.billing.money;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Nanos as decimal text and back.
public final class Decimals {
    static final int SCALE = 9;
    private static final Pattern UNSIGNED = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,9})?");

    private Decimals() {}

    /// Reads digits with up to nine decimals, at most [Money#MAX_NANOS]. Throws
    /// [IllegalArgumentException] for signs, letters, exponents, blanks, more decimals or larger
    /// numbers, with a message that names the fault.
    public static long parseNanos(String decimal) {
        if (!UNSIGNED.matcher(decimal).matches()) {
            throw new IllegalArgumentException(
                    "must be a decimal string such as \"12.5\": digits with up to nine decimals, no sign");
        }
        long nanos = new BigDecimal(decimal).movePointRight(SCALE).longValueExact();
        if (nanos > Money.MAX_NANOS) {
            throw new IllegalArgumentException("must be at most " + format(Money.MAX_NANOS));
        }
        return nanos;
    }

    /// Nanos with exactly nine decimals.
    public static String format(long nanos) {
        return BigDecimal.valueOf(nanos, SCALE).toPlainString();
    }
}
