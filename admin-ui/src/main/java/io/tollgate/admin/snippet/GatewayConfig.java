package io.tollgate.admin.snippet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Where developers reach the gateway.
@ConfigMapping(prefix = "tollgate.public-gateway")
interface GatewayConfig {
    /// Its address as developers see it, with or without `/v1`, such as `https://api.example.com`;
    /// unless given, made from `bind` and `port`.
    Optional<String> url();

    /// The address that it listens on.
    @WithDefault("127.0.0.1")
    String bind();

    @WithDefault("8080")
    int port();
}
