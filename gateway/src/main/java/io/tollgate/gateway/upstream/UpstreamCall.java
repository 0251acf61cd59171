package io.tollgate.gateway.upstream;

import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.upstream.Upstream;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/// One attempt's request: a POST of JSON. Only what is named here is sent.
///
/// @param path what follows the upstream's base URL, for instance `/chat/completions`
/// @param headers the dialect's own, authorization above all
/// @param body sent in order; a large one is never copied
/// @param stream whether events are wanted (`accept`, and the shorter first-byte time-out)
/// @param attempt counts from 1
public record UpstreamCall(
        Upstream upstream,
        String path,
        Map<String, String> headers,
        List<Buffer> body,
        boolean stream,
        CallId call,
        int attempt) {
    public UpstreamCall {
        headers = Map.copyOf(headers);
        body = List.copyOf(body);
    }

    /// The text form leaves out secrets and prompts.
    @Override
    public String toString() {
        return "UpstreamCall[" + call + "/" + attempt + " to " + upstream.name() + path + "]";
    }
}
