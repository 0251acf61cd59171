package io.tollgate.admin.web;

import io.tollgate.billing.money.Money;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Money as it comes in: an unsigned decimal string with up to nine decimals.
@Schema(name = "Money")
public record MoneyBody(@Nullable String amount, @Nullable String currency) {
    /// The amount in any currency.
    public Money read(String field) {
        Currency given = Check.currency(currency, field + ".currency");
        return new Money(Check.nanos(amount, field + ".amount"), given);
    }

    /// The amount, which must be of this currency.
    public Money read(String field, Currency wanted) {
        Money money = read(field);
        if (!money.currency().equals(wanted)) {
            throw Refused.invalid(field + ".currency", "must be " + wanted.getCurrencyCode());
        }
        return money;
    }
}
