package io.tollgate.catalog.audit;

import io.tollgate.catalog.id.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit")
class AuditRow {
    @Id UUID id;
    Instant at;
    String actor;
    String action;
    String target;

    @Column(name = "tenant_id")
    @Nullable UUID tenantId;

    @ColumnTransformer(read = "before::text", write = "?::jsonb")
    @Nullable String before;

    @ColumnTransformer(read = "after::text", write = "?::jsonb")
    @Nullable String after;

    AuditEntry toEntry() {
        return new AuditEntry(
                new AuditId(id),
                at,
                actor,
                action,
                target,
                tenantId == null ? null : new TenantId(tenantId),
                AuditJson.read(before),
                AuditJson.read(after));
    }
}
