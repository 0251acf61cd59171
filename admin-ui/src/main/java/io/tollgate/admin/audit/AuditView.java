package io.tollgate.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.catalog.audit.AuditEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One change, as the API shows it.
record AuditView(
        String id,
        Instant at,
        String actor,
        String action,
        String target,
        @Schema(implementation = Object.class) @Nullable JsonNode before,
        @Schema(implementation = Object.class) @Nullable JsonNode after) {
    static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.id().toString(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.target(),
                entry.before(),
                entry.after());
    }
}
