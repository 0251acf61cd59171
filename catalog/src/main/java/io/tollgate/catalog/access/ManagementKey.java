package io.tollgate.catalog.access;

import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A management key as stored: never its secret.
///
/// @param tenant present exactly when the scope is a tenant's
public record ManagementKey(
        ManagementKeyId id,
        String name,
        Scope scope,
        @Nullable TenantId tenant,
        String last4,
        Instant createdAt,
        @Nullable Instant revokedAt) {
    public ManagementKey {
        if ((scope == Scope.TENANT) != (tenant != null)) {
            throw new IllegalArgumentException(
                    "a key of scope tenant names a tenant, an operator's does not");
        }
    }
}
