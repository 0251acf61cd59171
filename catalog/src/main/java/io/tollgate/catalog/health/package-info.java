/// Credentials that rest. Entry point: [io.tollgate.catalog.health.Cooldowns].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.health;
