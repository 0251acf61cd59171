package io.tollgate.admin.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What the console needs at its start.
@ConfigMapping(prefix = "tollgate.console-start")
interface StartConfig {
    /// How long a database that is away, or not migrated yet, is waited for; longer than a
    /// PostgreSQL restart or a migration takes.
    @WithDefault("60s")
    Duration databaseWait();
}
