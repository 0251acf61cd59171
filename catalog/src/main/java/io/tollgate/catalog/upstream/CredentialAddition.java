package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.UpstreamId;

/// What became of a credential to add. Only [Added] changed something.
public sealed interface CredentialAddition {
    record Added(CredentialInfo credential) implements CredentialAddition {}

    /// The upstream has a credential of this name.
    record NameTaken(String name) implements CredentialAddition {}

    record NoSuchUpstream(UpstreamId id) implements CredentialAddition {}
}
