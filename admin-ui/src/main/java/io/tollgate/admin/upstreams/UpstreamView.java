package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.catalog.upstream.Upstream;
import java.time.Instant;

/// An upstream, as the API shows it.
record UpstreamView(
        String id,
        String name,
        String label,
        String dialect,
        String baseUrl,
        boolean allowPrivateNetwork,
        String disconnect,
        String status,
        Instant createdAt) {
    static UpstreamView of(Upstream upstream) {
        return new UpstreamView(
                upstream.id().toString(),
                upstream.name(),
                upstream.label(),
                upstream.dialect().wire(),
                upstream.baseUrl().toString(),
                upstream.allowPrivateNetwork(),
                Check.wire(upstream.disconnect()),
                ActiveStatus.view(upstream.active(), ActiveStatus.DISABLED),
                upstream.createdAt());
    }
}
