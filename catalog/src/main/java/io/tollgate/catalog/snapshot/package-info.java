/// Everything that routing needs, immutable and of one moment. Entry point:
/// [io.tollgate.catalog.snapshot.CatalogSnapshots].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.snapshot;
