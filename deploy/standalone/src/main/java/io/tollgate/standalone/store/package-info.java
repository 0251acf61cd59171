/// The embedded PostgreSQL and Redis, both durable, and the schema. Entry point:
/// [io.tollgate.standalone.store.EmbeddedPostgres].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.store;
