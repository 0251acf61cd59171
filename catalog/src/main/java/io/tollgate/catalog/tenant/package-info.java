/// Who pays. Entry point: [io.tollgate.catalog.tenant.Tenants], the store.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.tenant;
