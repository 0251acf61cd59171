/// The life of a call. Entry point: [io.tollgate.gateway.relay.Relay], which reads as that life.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.relay;
