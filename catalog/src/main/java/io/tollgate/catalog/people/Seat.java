package io.tollgate.catalog.people;

import io.tollgate.catalog.id.TenantId;
import org.jspecify.annotations.Nullable;

/// Where a person is invited to, and as what.
public sealed interface Seat {
    record InTenant(TenantId tenant, TenantRole role) implements Seat {}

    record AmongOperators(OperatorRole role) implements Seat {}

    /// Null for the operators.
    default @Nullable TenantId tenantOrNull() {
        return switch (this) {
            case InTenant(var tenant, var _) -> tenant;
            case AmongOperators _ -> null;
        };
    }

    /// The role as in the database and in forms.
    default String roleName() {
        return switch (this) {
            case InTenant(var _, var role) -> role.wire();
            case AmongOperators(var role) -> role.wire();
        };
    }

    static Seat of(@Nullable TenantId tenant, String role) {
        return tenant == null
                ? new AmongOperators(OperatorRole.of(role))
                : new InTenant(tenant, TenantRole.of(role));
    }
}
