package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.UpstreamId;
import java.net.URI;
import java.time.Instant;

/// A provider's endpoint.
///
/// @param label what callers may be told
/// @param baseUrl what precedes `/chat/completions`, without a slash at its end
/// @param allowPrivateNetwork whether plain http and private, loopback or link-local targets are
///   allowed
public record Upstream(
        UpstreamId id,
        String name,
        String label,
        DialectName dialect,
        URI baseUrl,
        boolean allowPrivateNetwork,
        Disconnect disconnect,
        boolean active,
        Instant createdAt) {

    /// What happens upstream when the caller is gone: read on and charge what is reported, or hang
    /// up and estimate.
    public enum Disconnect {
        DRAIN,
        CANCEL
    }
}
