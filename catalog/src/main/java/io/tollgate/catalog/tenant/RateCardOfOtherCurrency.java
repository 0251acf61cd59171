package io.tollgate.catalog.tenant;

import java.util.Currency;

/// A tenant's currency never changes, so it cannot move to a rate card of another one.
public final class RateCardOfOtherCurrency extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RateCardOfOtherCurrency(String rateCard, Currency wanted, Currency tenants) {
        super(
                "rate card '%s' is in %s, the tenant's currency is %s"
                        .formatted(rateCard, wanted, tenants));
    }
}
