/// The folder that holds one Tollgate's state: its lock, pid files and secrets. Entry point:
/// [io.tollgate.standalone.home.Home].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.home;
