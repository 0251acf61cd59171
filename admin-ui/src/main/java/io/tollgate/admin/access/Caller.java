package io.tollgate.admin.access;

import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.TenantId;
import org.jspecify.annotations.Nullable;

/// Whose management key a request carries.
public sealed interface Caller {
    ManagementKeyId key();

    /// Sees and changes everything.
    record Operator(ManagementKeyId key) implements Caller {}

    /// Sees one tenant; everything else does not exist for it.
    record OfTenant(ManagementKeyId key, TenantId tenant) implements Caller {}

    /// As the audit log has it.
    default String actor() {
        return "management_key:" + key();
    }

    default boolean isOperator() {
        return this instanceof Operator;
    }

    /// The one tenant that may be seen, null for all.
    default @Nullable TenantId onlyTenant() {
        return switch (this) {
            case Operator operator -> null;
            case OfTenant(var key, var tenant) -> tenant;
        };
    }

    /// 404 if the thing's tenant is out of this caller's reach.
    default void reach(TenantId tenant, String what) {
        TenantId only = onlyTenant();
        if (only != null && !only.equals(tenant)) {
            throw Refused.notFound(what);
        }
    }
}
