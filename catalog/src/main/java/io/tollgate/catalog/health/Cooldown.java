package io.tollgate.catalog.health;

import io.tollgate.catalog.id.CredentialId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A credential that rests, for one of its upstream's models or for all.
///
/// @param upstreamModel empty for all models of the credential
/// @param failureClass a failure class of the gateway, for instance `RATE_LIMITED`
/// @param reason for operators
/// @param until null if it does not end by itself
public record Cooldown(
        CredentialId credential,
        String upstreamModel,
        String failureClass,
        String reason,
        Instant since,
        @Nullable Instant until) {
    public boolean holds(Instant moment) {
        return until == null || until.isAfter(moment);
    }
}
