/// Management keys: who may use the management API. Entry point:
/// [io.tollgate.catalog.access.ManagementKeys], the store.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.access;
