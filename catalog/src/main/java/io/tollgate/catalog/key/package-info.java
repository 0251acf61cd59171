/// API keys: their form, digest and store. Entry points: [io.tollgate.catalog.key.ApiKeys] and
/// [io.tollgate.catalog.key.ApiKeySecret].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.key;
