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

    /// Everything but the secret.
    void apply(CredentialChange change) {
        name = change.name() == null ? name : change.name();
        weight = change.weight() == null ? weight : change.weight();
        status = change.active() == null ? status : status(change.active());
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
                status.equals("active"),
                createdAt);
    }

    private static String status(boolean active) {
        return active ? "active" : "disabled";
    }
}
