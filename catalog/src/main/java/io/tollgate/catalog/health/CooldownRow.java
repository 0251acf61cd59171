package io.tollgate.catalog.health;

import io.tollgate.catalog.id.CredentialId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "cooldown")
@IdClass(CooldownKey.class)
class CooldownRow {
    @Id
    @Column(name = "credential_id")
    UUID credentialId;

    @Id
    @Column(name = "upstream_model")
    String upstreamModel;

    @Column(name = "failure_class")
    String failureClass;

    String reason;
    Instant since;
    @Nullable Instant until;

    Cooldown toCooldown() {
        return new Cooldown(
                new CredentialId(credentialId), upstreamModel, failureClass, reason, since, until);
    }
}
