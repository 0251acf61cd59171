/// Management keys: issue, list, revoke. Entry point: the routes under `/api/v1/management-keys`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.managementkeys;
