package io.tollgate.admin.web;

import io.tollgate.billing.money.Decimals;
import io.tollgate.billing.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Money as it goes out: always nine decimals.
public record MoneyView(String amount, String currency) {
    public static MoneyView of(Money money) {
        return new MoneyView(money.decimal(), money.currency().getCurrencyCode());
    }

    public static MoneyView of(long nanos, Currency currency) {
        return of(new Money(nanos, currency));
    }

    public static MoneyView of(long nanos, String currency) {
        return new MoneyView(Decimals.format(nanos), currency);
    }

    public static @Nullable MoneyView orNull(@Nullable Money money) {
        return money == null ? null : of(money);
    }
}
