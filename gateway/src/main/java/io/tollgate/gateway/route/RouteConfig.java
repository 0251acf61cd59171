package io.tollgate.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the catalog is watched.
@ConfigMapping(prefix = "tollgate.route")
interface RouteConfig {
    /// Between two looks at the catalog's version: changes must hold within a second, reading
    /// included.
    @WithDefault("500ms")
    Duration pollEvery();
}
