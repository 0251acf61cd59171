/// One attempt at a provider. Entry point: [io.tollgate.gateway.upstream.UpstreamClient]; no type
/// of the HTTP client leaves this package.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.upstream;
