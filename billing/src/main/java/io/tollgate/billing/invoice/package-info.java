/// What a month came to, from the ledger and its calls. Entry point:
/// [io.tollgate.billing.invoice.Statements].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.invoice;
