package io.tollgate.catalog.account;

import java.util.Currency;

/// From where on a balance at an upstream is too small. Amounts are nanos of the currency, not
/// negative; 0 for never.
///
/// @param alertNanos below it operators are told
/// @param reserveNanos below it traffic is moved to other credentials, before the account is empty
public record AccountMarks(Currency currency, long alertNanos, long reserveNanos) {
    public AccountMarks {
        if (alertNanos < 0 || reserveNanos < 0) {
            throw new IllegalArgumentException("marks are not negative");
        }
    }

    /// Whether they ask for nothing.
    public boolean isNone() {
        return alertNanos == 0 && reserveNanos == 0;
    }
}
