package io.tollgate.gateway;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;

/// A tenant with one API key.
record Customer(TenantId tenant, KeyId key, String secret) {}
