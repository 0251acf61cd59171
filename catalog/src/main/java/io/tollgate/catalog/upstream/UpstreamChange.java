package io.tollgate.catalog.upstream;

import io.tollgate.catalog.upstream.Upstream.Disconnect;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What changes in an upstream; null leaves a field as it is. Its name never changes.
public record UpstreamChange(
        @Nullable String label,
        @Nullable DialectName dialect,
        @Nullable URI baseUrl,
        @Nullable Boolean allowPrivateNetwork,
        @Nullable Disconnect disconnect,
        @Nullable Boolean active) {
    public UpstreamChange {
        if (label != null) {
            UpstreamRules.label(label);
        }
    }
}
