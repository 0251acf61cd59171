package io.tollgate.admin.tenants;

/// What can be wrong in the forms of a tenant.
enum TenantFault {
    NAME,
    EMAIL,
    RATE_CARD,
    DEBT_LIMIT,
    RPM,
    TPM,
    CONCURRENCY,
    OTHER
}
