package io.tollgate.catalog.access;

/// What a management key may see: everything, or one tenant.
public enum Scope {
    OPERATOR,
    TENANT
}
