package io.tollgate.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the key cache.
@ConfigMapping(prefix = "tollgate.auth")
interface AuthConfig {
    /// Known keys kept: about 1 kB each, so at most some 100 MB.
    @WithDefault("100000")
    int knownKeys();

    /// Digests known to be no key, so that a caller with a wrong key does not reach PostgreSQL each
    /// time. Small entries; a flood of made-up keys pushes out only others like it.
    @WithDefault("50000")
    int unknownKeys();

    /// Look-ups under way at once. More than the connections to PostgreSQL only wait for it.
    @WithDefault("64")
    int lookups();

    /// What a caller is told to wait when keys cannot be looked up: a restart of PostgreSQL.
    @WithDefault("2s")
    Duration retryAfter();
}
