/// Money that comes in, once for each `Idempotency-Key`. Entry points:
/// `/api/v1/tenants/{id}/credits` and [io.tollgate.admin.credits.PostCredit].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.credits;
