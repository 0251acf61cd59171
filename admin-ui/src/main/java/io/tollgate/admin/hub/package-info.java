/// The operator's overview: figures, the way to a first call, and what needs somebody. Entry point:
/// `/operator`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.hub;
