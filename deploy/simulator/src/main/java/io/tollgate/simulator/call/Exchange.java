package io.tollgate.simulator.call;

import io.tollgate.simulator.journal.CallLog;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import io.tollgate.simulator.rule.Rule;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One response and its single line in the log, which is written before the last byte goes out; a
/// call that cannot be logged is cut. Used on the response's event loop only.
final class Exchange {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final CallLog log;
    private final AtomicBoolean stopping;
    private final CallFacts facts;
    private int chunksSent;
    private Consumer<TrueUsage> whenEnded = used -> {};
    private boolean answering;
    private boolean over;

    Exchange(HttpServerRequest request, CallLog log, AtomicBoolean stopping, CallFacts facts) {
        this.request = request;
        this.response = request.response();
        this.log = log;
        this.stopping = stopping;
        this.facts = facts;
        response.exceptionHandler(ignored -> {});
        response.closeHandler(ignored -> connectionClosed());
    }

    /// Whether the call has ended; nothing more may be sent then.
    boolean over() {
        return over;
    }

    /// Whether the answer itself has begun; until then the caller may be kept waiting.
    boolean answering() {
        return answering;
    }

    void beginAnswer() {
        answering = true;
    }

    /// Tells what the call used when it has ended, in whatever way.
    void whenEnded(Consumer<TrueUsage> act) {
        whenEnded = act;
    }

    HttpServerResponse response() {
        return response;
    }

    /// Counts one content chunk as sent.
    void chunkSent() {
        chunksSent++;
    }

    int chunksSent() {
        return chunksSent;
    }

    /// Ends with an error or a rule's own body.
    void refuse(int status, Buffer body) {
        write(Outcome.REFUSED, 0);
        if (!response.headers().contains("content-type")) {
            response.putHeader("content-type", "application/json");
        }
        response.setStatusCode(status).end(body);
    }

    /// Ends a stream whose content is sent.
    void complete(Buffer rest) {
        complete(rest, chunksSent);
    }

    /// Ends an answer that used `outputTokens`.
    void complete(Buffer rest, int outputTokens) {
        write(Outcome.COMPLETED, outputTokens);
        response.end(rest);
    }

    /// Sends `last`, then closes the connection in the middle of the answer.
    void cut(Buffer last, int outputTokens) {
        write(Outcome.CUT, outputTokens);
        response.write(last).onComplete(ignored -> request.connection().close());
    }

    /// Sends `last`, ends the stream in good order and closes the connection.
    void fail(Buffer last) {
        write(Outcome.CUT, chunksSent);
        response.end(last).onComplete(ignored -> request.connection().close());
    }

    /// Ends the connection instead of any answer.
    void lose(Rule.Loss loss) {
        write(Outcome.REFUSED, 0);
        Lines.lose(request, loss);
    }

    private void connectionClosed() {
        if (!over) {
            write(stopping.get() ? Outcome.CUT : Outcome.CLIENT_GONE, chunksSent);
        }
    }

    private void write(Outcome outcome, int outputTokens) {
        over = true;
        whenEnded.accept(facts.used(outcome, outputTokens));
        try {
            log.append(n -> facts.ended(n, outcome, chunksSent, outputTokens));
        } catch (UncheckedIOException noWitness) {
            request.connection().close();
            throw noWitness;
        }
    }
}
