/// Tenants, their balance and their ledger. Entry point: the routes under `/api/v1/tenants`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.tenants;
