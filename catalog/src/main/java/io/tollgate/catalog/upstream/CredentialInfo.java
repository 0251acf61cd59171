package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import java.time.Instant;

/// A credential without its secret.
///
/// @param last4 the end of the secret, empty if the secret is shorter than 12 characters
public record CredentialInfo(
        CredentialId id,
        UpstreamId upstream,
        String name,
        String last4,
        int weight,
        boolean active,
        Instant createdAt) {}
