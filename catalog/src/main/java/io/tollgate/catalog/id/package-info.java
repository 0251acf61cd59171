/// The ids of everything, each a type of its own, all UUIDv7. Entry point:
/// [io.tollgate.catalog.id.Ids].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.id;
