/// Compares and changes nothing. Entry points: [io.tollgate.billing.reconcile.LedgerCheck] and
/// [io.tollgate.billing.reconcile.Reconciliation].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.reconcile;
