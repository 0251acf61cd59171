package io.tollgate.catalog.environment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is demanded of the database.
@ConfigMapping(prefix = "tollgate.database")
public interface DatabaseDemands {
    /// Refuse a PostgreSQL that may lose acknowledged commits. Off only for throw-away tests, which
    /// run without fsync for speed.
    @WithDefault("true")
    boolean requireDurable();
}
