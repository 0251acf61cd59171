package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "person")
class PersonRow {
    @Id UUID id;
    String email;
    String name;

    @Column(name = "password_hash")
    @Nullable String passwordHash;

    @Column(name = "oidc_issuer")
    @Nullable String oidcIssuer;

    @Column(name = "oidc_subject")
    @Nullable String oidcSubject;

    @Nullable String language;

    @Column(name = "created_at")
    Instant createdAt;

    Person toPerson() {
        return new Person(new PersonId(id), email, name, language, passwordHash != null, createdAt);
    }
}
