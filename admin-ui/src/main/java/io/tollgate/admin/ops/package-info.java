/// What an operator runs: flush, ledger check, reconciliation. Entry point: `/api/v1/ops`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.ops;
