/// HTTP calls that the console makes to places that operators name. Entry point:
/// [io.tollgate.admin.outbound.CheckedHttp].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.outbound;
