/// The master key and what is derived from it: digests of secrets, sealed credentials. Entry
/// points: [io.tollgate.catalog.secret.KeyDigests], [io.tollgate.catalog.secret.CredentialSeal] and
/// [io.tollgate.catalog.secret.MasterKeyCheck].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.secret;
