package io.tollgate.catalog.tenant;

/// A tenant to create. Its currency follows the rate card.
///
/// @param debtLimitNanos nanos of the rate card's currency, 0 to 2^53 - 1
public record NewTenant(
        String name, String email, String rateCard, long debtLimitNanos, RateLimits limits) {
    public static final String USUAL_RATE_CARD = "standard";

    public NewTenant {
        TenantRules.name(name);
        TenantRules.email(email);
        TenantRules.debtLimit(debtLimitNanos);
    }
}
