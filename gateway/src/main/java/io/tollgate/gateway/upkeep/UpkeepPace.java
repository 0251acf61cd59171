package io.tollgate.gateway.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Pauses between two runs of each task.
@ConfigMapping(prefix = "tollgate.upkeep")
public interface UpkeepPace {
    /// A receipt is to be seen 2 s after a call's end.
    @WithDefault("400ms")
    Duration flush();

    /// A gateway counts as dead after 30 s without one.
    @WithDefault("2s")
    Duration heartbeat();

    /// A third of a lease, so that one lost renewal does no harm.
    @WithDefault("10s")
    Duration leases();

    /// How soon the holds of a dead gateway are looked at.
    @WithDefault("5s")
    Duration sweep();

    /// How soon after its time a credit expires.
    @WithDefault("5s")
    Duration expiries();

    /// How soon settlements are tried again whose callers could not wait for them.
    @WithDefault("1s")
    Duration late();

    /// How often Redis is asked how full it is: a second of load fills far less than the room that
    /// is left then.
    @WithDefault("1s")
    Duration memory();

    /// How soon closed shards are tried again.
    @WithDefault("1s")
    Duration shards();

    /// How often Redis is asked for the time.
    @WithDefault("5s")
    Duration clock();

    /// How soon after its shards are open a gateway looks at the books, once: by then the epochs
    /// before have been taken away.
    @WithDefault("30s")
    Duration startCheck();

    /// How long a stopping gateway tries to bring its last settlements into PostgreSQL.
    @WithDefault("60s")
    Duration lastFlush();

    /// More skew than this against Redis makes the gateway unready.
    @WithDefault("30s")
    Duration maxSkew();
}
