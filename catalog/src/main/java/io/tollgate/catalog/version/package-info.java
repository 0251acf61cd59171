/// The number that rises with every change a gateway must see. Entry point:
/// [io.tollgate.catalog.version.CatalogVersion].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.version;
