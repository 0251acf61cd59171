package io.tollgate.admin.access;

import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;

/// What a caller is, where the request is about. An operator's management key is an admin, a
/// tenant's an owner of its tenant.
public enum Role {
    ADMIN,
    FINANCE,
    SUPPORT,
    OWNER,
    DEVELOPER,
    BILLING;

    public static Role of(OperatorRole role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case FINANCE -> FINANCE;
            case SUPPORT -> SUPPORT;
        };
    }

    public static Role of(TenantRole role) {
        return switch (role) {
            case OWNER -> OWNER;
            case DEVELOPER -> DEVELOPER;
            case BILLING -> BILLING;
        };
    }
}
