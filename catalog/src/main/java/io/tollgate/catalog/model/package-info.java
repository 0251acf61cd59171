/// What is for sale and where a call for it may go. Entry points:
/// [io.tollgate.catalog.model.Models], the store, and [io.tollgate.catalog.model.Model].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.model;
