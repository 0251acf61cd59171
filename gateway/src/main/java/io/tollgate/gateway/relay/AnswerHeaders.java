package io.tollgate.gateway.relay;

import io.tollgate.gateway.route.Candidate;
import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that a relayed answer has beside its content type.
final class AnswerHeaders {
    private static final String CLAMPED = "x-tollgate-max-tokens-clamped";
    private static final String EXPLAIN = "x-tollgate-explain";
    private static final String UPSTREAM = "x-tollgate-upstream";

    private AnswerHeaders() {}

    static Map<String, String> of(Held held, Trail trail) {
        Map<String, String> headers = new LinkedHashMap<>();
        held.clamped().ifPresent(limit -> headers.put(CLAMPED, Integer.toString(limit)));
        Candidate answering = trail.answering();
        if (answering != null && "1".equals(held.quoted().call().header(EXPLAIN))) {
            headers.put(UPSTREAM, answering.upstream().label());
        }
        return headers;
    }
}
