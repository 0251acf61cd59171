package io.tollgate.catalog.key;

import io.tollgate.catalog.tenant.Tenant;

/// A key and who pays for its calls, both as they are now, revoked and suspended included.
public record KeyHolder(ApiKey key, Tenant tenant) {}
