/// What the gateway does beside calls, by the clock: heartbeat, leases, opening of shards, flush,
/// sweep, clock offset. Entry point: [io.tollgate.gateway.upkeep.Upkeep].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.upkeep;
