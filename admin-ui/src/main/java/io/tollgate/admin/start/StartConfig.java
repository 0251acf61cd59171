package io.tollgate.admin.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/// What the console needs at its start.
@ConfigMapping(prefix = "tollgate")
interface StartConfig {
    /// The operator's first management key, from TOLLGATE_MANAGEMENT_KEY.
    Optional<String> managementKey();

    /// How long a database that is away, or not migrated yet, is waited for; longer than a
    /// PostgreSQL restart or a migration takes.
    @WithName("console.database-wait")
    @WithDefault("60s")
    Duration databaseWait();
}
