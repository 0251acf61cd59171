package io.tollgate.conformance;

import java.util.List;

/// One way in which the first of the three upstreams fails.
///
/// @param rule what its simulator is told, without braces; empty: it is stopped, so that
///   connections are refused
record Fault(String name, String rule) {
    static final List<Fault> ALL =
            List.of(
                    new Fault("refused connections", ""),
                    new Fault("status 500", "\"status\":500"),
                    new Fault(
                            "429 with Retry-After",
                            "\"status\":429,\"headers\":{\"retry-after\":\"2\"}"),
                    new Fault("out of money", "\"error\":\"insufficient_balance\""),
                    new Fault("hanging", "\"hang\":true"),
                    new Fault("slow first token", "\"first_token_ms\":1500"),
                    new Fault(
                            "error inside a 200 stream",
                            "\"error\":\"server_error\",\"in_stream_error\":{\"after_chunks\":0}"),
                    new Fault("cut before content", "\"cut_after_chunks\":0"));

    boolean stopsTheUpstream() {
        return rule.isEmpty();
    }
}
