/// Real providers, set up from their keys in the environment and the public list prices. Entry
/// point: [io.tollgate.standalone.provider.ProviderSetUp].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.provider;
