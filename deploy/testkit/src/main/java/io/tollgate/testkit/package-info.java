/// Throw-away PostgreSQL and Redis for tests. Entry points: [io.tollgate.testkit.TestStores] for
/// Quarkus tests, [io.tollgate.testkit.TestDatabase] and [io.tollgate.testkit.TestRedis] for plain
/// ones.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.testkit;
