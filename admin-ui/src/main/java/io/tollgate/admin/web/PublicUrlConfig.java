package io.tollgate.admin.web;

import io.smallrye.config.ConfigMapping;

/// Where people reach the console.
@ConfigMapping(prefix = "tollgate.console")
public interface PublicUrlConfig {
    /// http or https with a host, such as `https://console.example.com`, from TOLLGATE_CONSOLE_URL;
    /// by default the address and the port that the console listens on.
    String publicUrl();
}
