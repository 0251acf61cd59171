/// From what an answer contained to what it is worth. Entry points:
/// [io.tollgate.gateway.meter.Meter] and [io.tollgate.gateway.meter.Prices].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.meter;
