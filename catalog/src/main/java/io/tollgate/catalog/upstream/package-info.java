/// Providers' endpoints and the secrets for them. Entry points:
/// [io.tollgate.catalog.upstream.Upstreams] and [io.tollgate.catalog.upstream.Credentials], the
/// stores.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.upstream;
