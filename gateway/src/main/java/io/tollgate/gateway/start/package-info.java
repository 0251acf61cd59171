/// What must hold before a gateway takes calls. Entry point:
/// [io.tollgate.gateway.start.StartChecks].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.start;
