/// Who is calling. Entry point: [io.tollgate.gateway.auth.Authenticator]; keys come from a bounded
/// cache that follows the catalog version, so PostgreSQL is not on the path of a known key.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.auth;
