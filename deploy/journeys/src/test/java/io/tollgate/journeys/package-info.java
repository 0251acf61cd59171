/// The running product, as people in a browser and programs meet it. Entry point:
/// [io.tollgate.journeys.Product], which is started once for all suites.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.journeys;
