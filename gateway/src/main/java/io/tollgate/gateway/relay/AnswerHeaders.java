package io.tollgate.gateway.relay;

import io.tollgate.gateway.http.CallerAnswer;

/// The head of a relayed answer.
final class AnswerHeaders {
    private static final String STREAM = "text/event-stream";
    private static final String CLAMPED = "x-tollgate-max-tokens-clamped";
    private static final String EXPLAIN = "x-tollgate-explain";
    private static final String UPSTREAM = "x-tollgate-upstream";

    private AnswerHeaders() {}

    /// A stream's head, held back until now: what it says depends on the upstream that answers.
    static void startStream(Held held, Trail trail) {
        CallerAnswer answer = held.quoted().call().answer();
        if (!answer.isStarted()) {
            add(held, trail);
            answer.start(200, STREAM);
        }
    }

    /// The headers that an answer has beside its content type.
    static void add(Held held, Trail trail) {
        CallerAnswer answer = held.quoted().call().answer();
        Choice answering = trail.answering();
        held.clamped(answering == null ? held.quoted().first() : answering.offer())
                .ifPresent(limit -> answer.header(CLAMPED, Integer.toString(limit)));
        if (answering != null && "1".equals(held.quoted().call().header(EXPLAIN))) {
            answer.header(UPSTREAM, answering.candidate().upstream().label());
        }
    }
}
