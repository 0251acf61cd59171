/// Receipts of calls, with what they cost us. Entry point: `/api/v1/requests`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.requests;
