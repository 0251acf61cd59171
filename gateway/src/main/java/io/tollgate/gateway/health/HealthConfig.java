package io.tollgate.gateway.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a lane is left alone, and for how long.
@ConfigMapping(prefix = "tollgate.health")
public interface HealthConfig {
    /// Failures in a row after which a lane is ejected.
    @WithDefault("3")
    int failuresToEject();

    /// The first ejection; each that follows without a success between lasts twice as long.
    @WithDefault("2s")
    Duration firstEjection();

    @WithDefault("60s")
    Duration longestEjection();

    /// A lane is slow when its time to the first content is so many times its peers' median …
    @WithDefault("4")
    int slowFactor();

    /// … and so much above it.
    @WithDefault("250ms")
    Duration slowMargin();

    /// Between two calls that try a slow lane; doubled up to the longest one while it stays slow.
    @WithDefault("1s")
    Duration firstProbe();

    @WithDefault("15s")
    Duration longestProbe();

    /// What was measured longer ago says nothing about now.
    @WithDefault("10m")
    Duration memory();

    /// Lanes kept: more than an operator has.
    @WithDefault("10000")
    int lanes();

    /// Calls that may wait for their first content in one lane; others go elsewhere meanwhile.
    @WithDefault("512")
    int waiting();

    /// After a rate limit without a time to retry.
    @WithDefault("10s")
    Duration rateLimitRest();

    /// A provider's time to retry is believed up to this.
    @WithDefault("10m")
    Duration longestRateLimitRest();

    /// After a plan's limit that does not say when it ends.
    @WithDefault("15m")
    Duration planLimitRest();

    /// After an empty account whose balance can be asked for: the console's probe ends the rest
    /// sooner.
    @WithDefault("30m")
    Duration probedBalanceRest();

    /// After an empty account whose balance nobody can ask for.
    @WithDefault("5m")
    Duration unknownBalanceRest();

    /// Between two looks at what other gateways have seen.
    @WithDefault("500ms")
    Duration shareEvery();
}
