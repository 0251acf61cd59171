/// Throw-away PostgreSQL, Redis and Keycloak for tests, and the product as a person starts it.
/// Entry points: [io.tollgate.testkit.TestStores] for Quarkus tests,
/// [io.tollgate.testkit.TestDatabase] and [io.tollgate.testkit.TestRedis] for plain ones,
/// [io.tollgate.testkit.KeycloakServer] for sign-in at a provider, [io.tollgate.testkit.Launched]
/// for all of it.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.testkit;
