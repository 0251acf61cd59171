/// The ledger as operators see it. Entry point: `/operator/ledger`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.ledger;
