/// From an old life of Redis or of a gateway to a new one, losing and doubling nothing. Entry
/// points: [io.tollgate.billing.recovery.Recovery] at start, [io.tollgate.billing.recovery.Sweeper]
/// and [io.tollgate.billing.recovery.Incarnations] while running.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.recovery;
