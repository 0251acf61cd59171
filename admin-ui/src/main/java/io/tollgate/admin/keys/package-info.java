/// API keys of tenants. Entry points: `/api/v1/tenants/{id}/keys` and `/api/v1/keys`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.keys;
