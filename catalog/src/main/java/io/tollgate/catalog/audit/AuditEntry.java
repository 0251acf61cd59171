package io.tollgate.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change.
///
/// @param actor who, such as `management_key:…`
/// @param action what, such as `tenant.update`
/// @param target on what, such as a tenant's id
/// @param tenant whose tenant may see it, null for operators alone
/// @param before null for something new
/// @param after null for something removed
public record AuditEntry(
        AuditId id,
        Instant at,
        String actor,
        String action,
        String target,
        @Nullable TenantId tenant,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
