package io.tollgate.catalog.upstream;

import java.net.URI;

/// An upstream to create.
///
/// @param name unique and for ever, since ledger accounts carry it
/// @param label what callers may be told
/// @param baseUrl what precedes `/chat/completions`; slashes at its end are dropped
/// @param allowPrivateNetwork needed for plain http and for private targets
public record NewUpstream(
        String name,
        String label,
        DialectName dialect,
        URI baseUrl,
        boolean allowPrivateNetwork,
        Upstream.Disconnect disconnect,
        boolean active) {
    public NewUpstream {
        UpstreamRules.name(name);
        UpstreamRules.label(label);
        baseUrl = UpstreamRules.baseUrl(baseUrl, allowPrivateNetwork);
    }
}
