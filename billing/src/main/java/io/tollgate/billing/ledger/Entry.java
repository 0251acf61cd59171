package io.tollgate.billing.ledger;

import io.tollgate.billing.money.Money;

/// One line of a transaction; never zero.
public record Entry(Account account, Money amount) {
    public Entry {
        if (amount.nanos() == 0) {
            throw new IllegalArgumentException("an entry of zero on " + account.name());
        }
    }
}
