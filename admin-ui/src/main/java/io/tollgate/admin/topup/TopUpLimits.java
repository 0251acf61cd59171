package io.tollgate.admin.topup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of one order, decimals of the tenant's currency.
@ConfigMapping(prefix = "tollgate.top-up")
interface TopUpLimits {
    /// Less would cost a rail more in fees than it brings.
    @WithDefault("1")
    String least();

    /// A slip of the finger, not a top-up.
    @WithDefault("10000")
    String most();

    /// Whether the sandbox takes orders; the demonstration turns it on.
    @WithDefault("false")
    boolean sandbox();
}
