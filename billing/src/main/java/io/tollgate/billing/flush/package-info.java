/// Money's one door in the background: settlements from the Redis streams into usage records and
/// the ledger, exactly once. Entry point: [io.tollgate.billing.flush.Flush].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.flush;
