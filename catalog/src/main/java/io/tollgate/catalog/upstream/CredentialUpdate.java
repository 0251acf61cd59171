package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.CredentialId;

/// What became of a credential to change. Only [Updated] changed something.
public sealed interface CredentialUpdate {
    record Updated(CredentialInfo credential) implements CredentialUpdate {}

    /// Another credential of the upstream has this name.
    record NameTaken(String name) implements CredentialUpdate {}

    record NoSuchCredential(CredentialId id) implements CredentialUpdate {}
}
