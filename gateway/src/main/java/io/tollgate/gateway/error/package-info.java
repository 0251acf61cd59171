/// What a caller is told when a call fails, in OpenAI's words. Entry point:
/// [io.tollgate.gateway.error.ApiError]. Knows no HTTP server.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.error;
