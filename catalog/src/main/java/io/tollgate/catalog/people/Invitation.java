package io.tollgate.catalog.people;

import io.tollgate.catalog.id.InvitationId;
import java.time.Instant;

/// An invitation that was neither accepted nor withdrawn; it may have expired.
///
/// @param invitedBy who invited, as in the audit log
public record Invitation(
        InvitationId id,
        Email email,
        Seat seat,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
