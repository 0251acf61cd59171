/// Sign-in at an OpenID provider such as Keycloak, when one is configured. Entry points:
/// [io.tollgate.admin.provider.OpenIdProvider], the ways that lead there, and
/// [io.tollgate.admin.provider.ProviderPage] for who comes back.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.provider;
