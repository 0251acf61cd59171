package io.tollgate.admin.kit;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers with groups of three digits, the same in every language of ours.
public final class Numbers {
    private Numbers() {}

    /// Such as `1,234,567`; a minus is U+2212.
    public static String grouped(long whole) {
        String digits = format("#,##0").format(whole);
        return digits.replace('-', '−');
    }

    /// Two to nine decimals, exactly; not negative.
    static String decimal(BigDecimal amount) {
        return format("#,##0.00#######").format(amount);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
