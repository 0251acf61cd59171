package io.tollgate.catalog.tenant;

import org.jspecify.annotations.Nullable;

/// What changes in a tenant; null leaves a field as it is. The limits change whole.
public record TenantChange(
        @Nullable String name,
        @Nullable String email,
        @Nullable String rateCard,
        @Nullable Long debtLimitNanos,
        @Nullable RateLimits limits,
        @Nullable Boolean active) {
    public static final TenantChange NOTHING = new TenantChange(null, null, null, null, null, null);

    public TenantChange {
        if (name != null) {
            TenantRules.name(name);
        }
        if (email != null) {
            TenantRules.email(email);
        }
        if (debtLimitNanos != null) {
            TenantRules.debtLimit(debtLimitNanos);
        }
    }
}
