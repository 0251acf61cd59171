package io.tollgate.billing.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many settled calls may wait for PostgreSQL before no new ones are taken.
@ConfigMapping(prefix = "tollgate.unbooked")
public interface CopyLimits {
    /// Calls a shard: ten minutes of fifty calls a second of its tenants.
    @WithDefault("30000")
    int perShard();

    /// Calls over all shards; at about 1.5 kB each this is 450 MB of heap.
    @WithDefault("300000")
    int perGateway();
}
