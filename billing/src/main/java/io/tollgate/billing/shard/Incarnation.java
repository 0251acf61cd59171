package io.tollgate.billing.shard;

import io.tollgate.catalog.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/// This life of this process: the owner of its holds.
@ApplicationScoped
public class Incarnation {
    /// How long holds outlive their gateway's last batch or renewal. Longer than the heartbeat's
    /// death (30 s) would only delay the sweeper; much shorter would sweep a gateway that merely
    /// paused.
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final UUID id = Ids.next();

    public UUID id() {
        return id;
    }
}
