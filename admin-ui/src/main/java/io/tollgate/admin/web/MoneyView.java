package io.tollgate.admin.web;

import io.tollgate.billing.money.Decimals;
import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Money as it goes out: always nine decimals.
public record MoneyView(String amount, String currency) {
    private static final int NANO_DIGITS = 9;

    public static MoneyView of(Money money) {
        return new MoneyView(money.decimal(), money.currency().getCurrencyCode());
    }

    public static MoneyView of(long nanos, Currency currency) {
        return of(new Money(nanos, currency));
    }

    public static MoneyView of(long nanos, String currency) {
        return new MoneyView(Decimals.format(nanos), currency);
    }

    /// The amount that this shows.
    public Money money() {
        return new Money(
                new BigDecimal(amount).movePointRight(NANO_DIGITS).longValueExact(),
                Currency.getInstance(currency));
    }

    public static @Nullable MoneyView orNull(@Nullable Money money) {
        return money == null ? null : of(money);
    }
}
