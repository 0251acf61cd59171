package io.tollgate.billing.balance;

import io.tollgate.billing.money.Money;

/// A tenant's balance at one moment; every part in the tenant's currency.
///
/// @param posted credit less debt in the ledger
/// @param held by calls in flight
/// @param unflushed charged but not yet in the ledger
/// @param debt 0 or more
/// @param totalCredits lifetime credits net of decreases
/// @param totalUsage lifetime charges, unflushed ones included
public record TenantBalance(
        Money posted,
        Money held,
        Money unflushed,
        Money debt,
        Money totalCredits,
        Money totalUsage) {
    /// `posted - unflushed - held`: what a new call may take. Negative when there is debt.
    public Money available() {
        return posted.minus(unflushed).minus(held);
    }
}
