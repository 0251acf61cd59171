/// The end of a reserved call: its record as it crosses Redis and what became of it. Entry point:
/// [io.tollgate.billing.settlement.Settlement].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.settlement;
