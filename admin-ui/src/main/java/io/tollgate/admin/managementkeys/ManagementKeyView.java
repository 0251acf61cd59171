package io.tollgate.admin.managementkeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.admin.web.Check;
import io.tollgate.catalog.access.IssuedManagementKey;
import io.tollgate.catalog.access.ManagementKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A management key.
///
/// @param key its secret, in the answer that issues it and never again
record ManagementKeyView(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String name,
        String scope,
        @Nullable String tenant,
        String last4,
        Instant createdAt,
        @Nullable Instant revokedAt) {
    static ManagementKeyView of(ManagementKey key) {
        return view(key, null);
    }

    static ManagementKeyView withSecret(IssuedManagementKey issued) {
        return view(issued.key(), issued.secret());
    }

    private static ManagementKeyView view(ManagementKey key, @Nullable String secret) {
        return new ManagementKeyView(
                key.id().toString(),
                secret,
                key.name(),
                Check.wire(key.scope()),
                key.tenant() == null ? null : key.tenant().toString(),
                key.last4(),
                key.createdAt(),
                key.revokedAt());
    }
}
