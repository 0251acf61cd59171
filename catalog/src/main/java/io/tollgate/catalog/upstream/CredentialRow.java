package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.secret.SealedSecret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "credential")
class CredentialRow {
    @Id UUID id;

    @Column(name = "upstream_id")
    UUID upstreamId;

    String name;
    byte[] ciphertext;

    @Column(name = "wrapped_key")
    byte[] wrappedKey;

    @Column(name = "master_id")
    String masterId;

    String last4;
    int weight;
    String status;

    @Column(name = "disabled_reason")
    @Nullable String disabledReason;

    @Column(name = "created_at")
    Instant createdAt;

    static CredentialRow of(CredentialInfo info, SealedSecret sealed) {
        CredentialRow row = new CredentialRow();
        row.id = info.id().value();
        row.upstreamId = info.upstream().value();
        row.name = info.name();
        row.weight = info.weight();
        row.status = status(info.active());
        row.createdAt = info.createdAt();
        row.seal(sealed, info.last4());
        return row;
    }

    /// Everything but the secret. A new one takes a credential back that the gateway disabled.
    void apply(CredentialChange change) {
        name = change.name() == null ? name : change.name();
        weight = change.weight() == null ? weight : change.weight();
        boolean replaced = change.secret() != null && disabledReason != null;
        if (change.active() != null || replaced) {
            status = status(change.active() == null || change.active());
            disabledReason = null;
        }
    }

    boolean isActive() {
        return status.equals(status(true));
    }

    void disable(String reason) {
        status = status(false);
        disabledReason = reason;
    }

    final void seal(SealedSecret sealed, String end) {
        ciphertext = sealed.ciphertext().toByteArray();
        wrappedKey = sealed.wrappedKey().toByteArray();
        masterId = sealed.sealedBy();
        last4 = end;
    }

    SealedSecret toSealed() {
        return SealedSecret.of(ciphertext, wrappedKey, masterId);
    }

    CredentialInfo toInfo() {
        return new CredentialInfo(
                new CredentialId(id),
                new UpstreamId(upstreamId),
                name,
                last4,
                weight,
                isActive(),
                disabledReason,
                createdAt);
    }

    private static String status(boolean active) {
        return active ? "active" : "disabled";
    }
}
