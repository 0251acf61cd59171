package io.tollgate.catalog.people;

import io.tollgate.catalog.id.InvitationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "one_time_link")
class OneTimeLinkRow {
    @Id byte[] digest;
    String purpose;
    @Nullable String email;

    @Column(name = "invitation_id")
    @Nullable UUID invitationId;

    @ColumnTransformer(read = "details::text", write = "?::jsonb")
    @Nullable String details;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable Instant usedAt;

    OneTimeLink toLink() {
        return new OneTimeLink(
                LinkPurpose.of(purpose),
                email == null ? null : new Email(email),
                invitationId == null ? null : new InvitationId(invitationId),
                details == null ? Map.of() : LinkDetails.read(details));
    }
}
