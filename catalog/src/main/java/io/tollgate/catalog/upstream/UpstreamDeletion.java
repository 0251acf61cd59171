package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import java.util.List;

/// What became of an upstream to delete. Only [Deleted] changed something.
public sealed interface UpstreamDeletion {
    /// Gone, with its credentials.
    record Deleted(Upstream upstream) implements UpstreamDeletion {}

    /// These models still have a route to it.
    record StillRouted(List<ModelId> models) implements UpstreamDeletion {
        public StillRouted {
            models = List.copyOf(models);
        }
    }

    /// Wholesale prices refer to it, and those are kept for ever; it can be disabled instead.
    record StillPriced(Upstream upstream) implements UpstreamDeletion {}

    record NoSuchUpstream(UpstreamId id) implements UpstreamDeletion {}
}
