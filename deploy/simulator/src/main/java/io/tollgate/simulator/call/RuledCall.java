package io.tollgate.simulator.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.dialect.Answer;
import io.tollgate.simulator.dialect.ChatCall;
import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.ProviderError;
import io.tollgate.simulator.dialect.Refusal;
import io.tollgate.simulator.dialect.Report;
import io.tollgate.simulator.rule.InStreamError;
import io.tollgate.simulator.rule.Rule;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One understood call under its rule: waits or hangs as the rule says, then refuses, streams or
/// answers plainly.
final class RuledCall {
    private final Vertx vertx;
    private final Pace pace;
    private final Exchange exchange;
    private final Dialect dialect;
    private final ChatCall call;
    private final Rule rule;
    private boolean headSet;

    RuledCall(Vertx vertx, Exchange exchange, Dialect dialect, ChatCall call, Rule rule) {
        this.vertx = vertx;
        this.pace = new Pace(vertx, exchange);
        this.exchange = exchange;
        this.dialect = dialect;
        this.call = call;
        this.rule = rule;
    }

    void begin() {
        if (rule.keepAliveMs() > 0 && !rule.replacesAnswer()) {
            new KeepAlive(vertx, exchange, this::setHead, dialect.keepAlive(call.stream()))
                    .every(rule.keepAliveMs());
        }
        if (!rule.hang()) {
            pace.after(rule.delayMs(), this::act);
        }
    }

    private void act() {
        Rule.Loss loss = rule.connection();
        if (loss != null) {
            exchange.lose(loss);
        } else if (rule.replacesAnswer()) {
            refuse();
        } else {
            answer();
        }
    }

    private void refuse() {
        Optional<ProviderError> error = rule.providerError(dialect.name());
        Integer given = rule.status();
        int own =
                error.filter(named -> rule.error() != null).map(ProviderError::status).orElse(200);
        int status = given == null ? own : given;
        addHeaders(exchange.response());
        exchange.refuse(status, replacement(status, error));
    }

    private void answer() {
        setHead();
        Answer answer =
                dialect.answer(call.withAtMost(rule.outputTokens()), report(), rule.finishReason());
        if (call.stream()) {
            new StreamedAnswer(exchange, pace, rule, answer, fault()).begin();
        } else {
            new PlainAnswer(exchange, pace, rule, answer).begin();
        }
    }

    private void setHead() {
        if (headSet) {
            return;
        }
        headSet = true;
        HttpServerResponse response = exchange.response();
        Integer status = rule.status();
        response.setStatusCode(status == null ? 200 : status);
        response.putHeader(
                "content-type", call.stream() ? "text/event-stream" : "application/json");
        if (call.stream()) {
            response.putHeader("cache-control", "no-cache");
        }
        if (call.stream() || rule.keepAliveMs() > 0) {
            response.setChunked(true);
        }
        addHeaders(response);
    }

    private void addHeaders(HttpServerResponse response) {
        var headers = rule.headers();
        if (headers != null) {
            headers.forEach(response::putHeader);
        }
    }

    private Buffer replacement(int status, Optional<ProviderError> error) {
        JsonNode body = rule.body();
        if (body != null) {
            return Buffer.buffer(body.isTextual() ? body.textValue() : body.toString());
        }
        return error.map(named -> dialect.body(told(named)))
                .orElseGet(() -> dialect.refusal(Refusal.ofStatus(status)));
    }

    /// The value of an error event in the stream; null without one.
    private @Nullable JsonNode fault() {
        InStreamError event = rule.inStreamError();
        if (event == null) {
            return null;
        }
        return rule.error() == null || !event.lacksError()
                ? event.error()
                : rule.providerError(dialect.name()).map(this::told).orElse(null);
    }

    private JsonNode told(ProviderError error) {
        return dialect.error(error.about(call.model(), Instant.now().plus(rule.untilReset())));
    }

    private Report report() {
        if (rule.noUsage()) {
            return new Report.Silence();
        }
        JsonNode claim = rule.usage();
        return claim == null ? new Report.Truth() : new Report.Claim(claim);
    }
}
