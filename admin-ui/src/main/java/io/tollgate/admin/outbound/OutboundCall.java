package io.tollgate.admin.outbound;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call to make. The text form hides headers and body, which have secrets.
///
/// @param body a POST with this JSON; null for a GET
/// @param privateNetwork whether plain http and private, loopback or link-local targets are allowed
public record OutboundCall(
        URI url, Map<String, String> headers, @Nullable String body, boolean privateNetwork) {
    public OutboundCall {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return (body == null ? "GET " : "POST ") + url;
    }
}
