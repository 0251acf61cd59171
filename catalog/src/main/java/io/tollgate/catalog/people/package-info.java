/// People who use the console, what they may do, and where they are signed in. Entry points:
/// [io.tollgate.catalog.people.People], [io.tollgate.catalog.people.Memberships] and
/// [io.tollgate.catalog.people.Sessions].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.people;
