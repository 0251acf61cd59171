/// Programs that make a first call, as people copy them from pages. Entry point:
/// [io.tollgate.admin.snippet.FirstCalls].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.snippet;
