package io.tollgate.billing.pricing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds on price tables.
@ConfigMapping(prefix = "tollgate.pricing")
interface PricingConfig {
    /// Lines of one table. Enough for every model of a large provider with its tiers and windows;
    /// one table is inserted and answered whole.
    @WithDefault("2000")
    int maxLines();
}
