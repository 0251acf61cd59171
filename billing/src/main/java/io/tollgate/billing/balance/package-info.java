/// What a tenant has: the ledger's side, what Redis spends from, and both as one view. Entry
/// points: [io.tollgate.billing.balance.Balances] and
/// [io.tollgate.billing.balance.PublishedBalances].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.balance;
