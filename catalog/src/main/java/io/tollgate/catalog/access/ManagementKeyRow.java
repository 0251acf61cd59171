package io.tollgate.catalog.access;

import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "management_key")
class ManagementKeyRow {
    @Id UUID id;
    String name;
    String scope;

    @Column(name = "tenant_id")
    @Nullable UUID tenantId;

    byte[] digest;

    @Column(name = "pepper_id")
    String pepperId;

    String last4;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    @Column(name = "created_at")
    Instant createdAt;

    static ManagementKeyRow of(ManagementKey key, byte[] digest, String pepperId) {
        ManagementKeyRow row = new ManagementKeyRow();
        row.id = key.id().value();
        row.name = key.name();
        row.scope = key.scope().name().toLowerCase(Locale.ROOT);
        row.tenantId = key.tenant() == null ? null : key.tenant().value();
        row.digest = digest;
        row.pepperId = pepperId;
        row.last4 = key.last4();
        row.createdAt = key.createdAt();
        return row;
    }

    void revoke(Instant at) {
        revokedAt = revokedAt == null ? at : revokedAt;
    }

    ManagementKey toManagementKey() {
        return new ManagementKey(
                new ManagementKeyId(id),
                name,
                Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
                tenantId == null ? null : new TenantId(tenantId),
                last4,
                createdAt,
                revokedAt);
    }
}
