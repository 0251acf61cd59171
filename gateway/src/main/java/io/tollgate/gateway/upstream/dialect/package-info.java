/// The providers' wire formats: how a call is asked and how answers, streams and failures are read.
/// Entry point: [io.tollgate.gateway.upstream.dialect.Dialect].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.upstream.dialect;
