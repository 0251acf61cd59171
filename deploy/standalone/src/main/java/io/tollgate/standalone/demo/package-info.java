/// The demonstration tenant, models and prices, made through the management API alone. Entry point:
/// [io.tollgate.standalone.demo.Demonstration].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.demo;
