/// Orders of tenants who top up, and the events of payment rails. Entry points:
/// `/api/v1/tenants/{id}/top-ups` and `/api/v1/payments/sandbox/events`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.topup;
