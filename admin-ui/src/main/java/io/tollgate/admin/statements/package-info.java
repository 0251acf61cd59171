/// A tenant's month on paper. Entry point: `/api/v1/tenants/{id}/invoices/{month}`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.statements;
