package io.tollgate.gateway.health;

import io.smallrye.config.SmallRyeConfigBuilder;

/// The bounds that hold unless somebody sets others.
final class UsualHealth {
    private UsualHealth() {}

    static HealthConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HealthConfig.class)
                .build()
                .getConfigMapping(HealthConfig.class);
    }
}
