/// Environment variables, their `_FILE` forms, the clock and the demands on PostgreSQL. Entry
/// points: [io.tollgate.catalog.environment.FileVariables] and
/// [io.tollgate.catalog.environment.DatabaseSettings].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.environment;
