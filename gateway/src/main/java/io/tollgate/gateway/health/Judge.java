package io.tollgate.gateway.health;

import java.util.List;

/// Says how lanes stand. Thread-safe; never blocks.
public interface Judge {
    /// How the lanes of one model stand now, in their order.
    ///
    /// @param stream whether the call is streamed: plain answers take longer to begin
    /// @param catalogVersion of the snapshot that has these lanes
    List<Standing> judge(List<Lane> model, boolean stream, long catalogVersion);
}
