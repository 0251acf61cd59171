/// The socket side of `/v1`: the server, its bounds, one call with its answer, and the one class
/// that writes errors. Entry points: [io.tollgate.gateway.http.GatewayServer] and, for a new route,
/// [io.tollgate.gateway.http.Endpoint].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.http;
