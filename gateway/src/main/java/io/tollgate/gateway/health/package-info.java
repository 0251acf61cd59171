/// How well upstreams serve: what fails, rests or is slow, per [io.tollgate.gateway.health.Lane].
/// Entry point: [io.tollgate.gateway.health.Health].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.health;
