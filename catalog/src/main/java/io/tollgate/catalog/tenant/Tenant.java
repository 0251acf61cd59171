package io.tollgate.catalog.tenant;

import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.util.Currency;

/// A customer: one prepaid balance in the currency of its rate card, for ever.
///
/// @param debtLimitNanos how far a settlement may go below zero; nanos of the tenant's currency, 0
///   or more
public record Tenant(
        TenantId id,
        String name,
        String email,
        String rateCard,
        Currency currency,
        long debtLimitNanos,
        RateLimits limits,
        boolean active,
        Instant createdAt) {}
