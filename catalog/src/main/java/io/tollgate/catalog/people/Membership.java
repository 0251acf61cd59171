package io.tollgate.catalog.people;

import io.tollgate.catalog.id.TenantId;

/// One person's part in one tenant.
public record Membership(TenantId tenant, String tenantName, TenantRole role) {}
