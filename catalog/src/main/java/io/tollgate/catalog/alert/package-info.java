/// What operators must hear of. Entry point: [io.tollgate.catalog.alert.Alerts].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.alert;
