package io.tollgate.catalog.people;

import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "invitation")
class InvitationRow {
    @Id UUID id;
    String email;

    @Column(name = "tenant_id")
    @Nullable UUID tenantId;

    String role;

    @Column(name = "invited_by")
    String invitedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "accepted_at")
    @Nullable Instant acceptedAt;

    @Column(name = "withdrawn_at")
    @Nullable Instant withdrawnAt;

    boolean isOpen() {
        return acceptedAt == null && withdrawnAt == null;
    }

    Invitation toInvitation() {
        return new Invitation(
                new InvitationId(id),
                new Email(email),
                Seat.of(tenantId == null ? null : new TenantId(tenantId), role),
                invitedBy,
                createdAt,
                expiresAt);
    }
}
