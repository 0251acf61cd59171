package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A credential without its secret.
///
/// @param last4 the end of the secret, empty if the secret is shorter than 12 characters
/// @param disabledReason why the gateway disabled it; null if it did not
public record CredentialInfo(
        CredentialId id,
        UpstreamId upstream,
        String name,
        String last4,
        int weight,
        boolean active,
        @Nullable String disabledReason,
        Instant createdAt) {}
