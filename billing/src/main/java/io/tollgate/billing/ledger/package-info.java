/// The append-only double-entry ledger and the running balances of tenants, in PostgreSQL. A
/// positive amount raises its account; every transaction sums to zero per currency. Entry points:
/// [io.tollgate.billing.ledger.Ledger] and [io.tollgate.billing.ledger.TenantAccounts].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.ledger;
