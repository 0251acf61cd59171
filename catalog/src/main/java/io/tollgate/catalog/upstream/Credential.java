package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;

/// A secret for an upstream, opened. Exists only in a gateway's memory; its text form hides the
/// secret.
public record Credential(
        CredentialId id, UpstreamId upstream, String name, String secret, int weight) {
    @Override
    public String toString() {
        return "Credential[" + name + " of " + upstream + "]";
    }
}
