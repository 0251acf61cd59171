/// How the launcher speaks to the console it has started. Entry point:
/// [io.tollgate.standalone.console.ManagementApi].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.console;
