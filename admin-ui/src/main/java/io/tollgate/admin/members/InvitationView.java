package io.tollgate.admin.members;

import io.tollgate.catalog.people.Invitation;
import java.time.Instant;

/// An open invitation, as the API shows it. The link is in the mail alone.
record InvitationView(
        String id,
        String email,
        String role,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {
    static InvitationView of(Invitation invitation) {
        return new InvitationView(
                invitation.id().toString(),
                invitation.email().address(),
                invitation.seat().roleName(),
                invitation.invitedBy(),
                invitation.createdAt(),
                invitation.expiresAt());
    }
}
