package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "console_session")
class SessionRow {
    @Id UUID id;
    byte[] digest;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    @Column(name = "proved_at")
    Instant provedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    String address;
    String browser;

    @Column(name = "provider_token")
    byte @Nullable [] providerToken;

    @Column(name = "kept_path")
    @Nullable String keptPath;

    @Column(name = "kept_fields")
    @ColumnTransformer(read = "kept_fields::text", write = "?::jsonb")
    @Nullable String keptFields;

    @Column(name = "kept_at")
    @Nullable Instant keptAt;

    boolean isExpired(Instant now, SessionConfig config) {
        return !now.isBefore(lastSeenAt.plus(config.idle()))
                || !now.isBefore(createdAt.plus(config.absolute()));
    }

    Session toSession() {
        return new Session(
                new SessionId(id),
                new PersonId(personId),
                createdAt,
                lastSeenAt,
                provedAt,
                address,
                browser);
    }
}
