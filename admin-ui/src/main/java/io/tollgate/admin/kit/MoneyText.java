package io.tollgate.admin.kit;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// An amount as people read it. From one unit up two decimals are shown and less than one with as
/// many digits as it has; what is not shown exactly carries the mark `≈`.
///
/// @param shown grouped, such as `1,234.50` or `≈ 12.35`; a minus is U+2212
/// @param exact all nine decimals
/// @param currency ISO 4217 code
public record MoneyText(String shown, String exact, String currency, boolean negative) {
    private static final int NANO_DIGITS = 9;
    private static final int USUAL_DIGITS = 2;
    private static final MathContext BRIEF = new MathContext(3, RoundingMode.HALF_UP);

    /// Shortened as said above.
    public static MoneyText of(Money money) {
        BigDecimal amount = BigDecimal.valueOf(money.nanos(), NANO_DIGITS);
        boolean small = amount.abs().compareTo(BigDecimal.ONE) < 0;
        return of(
                money,
                small ? amount : amount.setScale(USUAL_DIGITS, RoundingMode.HALF_UP),
                amount);
    }

    /// For sums, which are read rather than checked: less than one has three digits that count, so
    /// that a column is narrow and nothing becomes zero.
    public static MoneyText brief(Money money) {
        BigDecimal amount = BigDecimal.valueOf(money.nanos(), NANO_DIGITS);
        boolean small = amount.abs().compareTo(BigDecimal.ONE) < 0;
        return small ? of(money, amount.round(BRIEF), amount) : of(money);
    }

    /// With every digit that is not a trailing zero, for ledgers and receipts.
    public static MoneyText exact(Money money) {
        BigDecimal amount = BigDecimal.valueOf(money.nanos(), NANO_DIGITS);
        return of(money, amount, amount);
    }

    private static MoneyText of(Money money, BigDecimal shown, BigDecimal amount) {
        String sign = amount.signum() < 0 ? "−" : "";
        String mark = shown.compareTo(amount) == 0 ? "" : "≈ ";
        return new MoneyText(
                mark + sign + Numbers.decimal(shown.abs()),
                money.decimal(),
                money.currency().getCurrencyCode(),
                amount.signum() < 0);
    }

    /// Whether there are more decimals than usual.
    public boolean isLong() {
        return pad().length() < NANO_DIGITS - USUAL_DIGITS;
    }

    /// The zeros that are missing to nine decimals: room for them keeps the points of a column
    /// below each other.
    public String pad() {
        int decimals = shown.length() - 1 - shown.indexOf('.');
        return "0".repeat(NANO_DIGITS - decimals);
    }

    @Override
    public String toString() {
        return shown + " " + currency;
    }
}
