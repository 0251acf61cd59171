/// `./tollgate conformance`: what callers see of each failure of each provider, what becomes of the
/// credential, and a storm of failing upstreams, on a running product. Entry point:
/// [io.tollgate.conformance.Main].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.conformance;
