package io.tollgate.simulator.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.dialect.Answer;
import io.tollgate.simulator.dialect.ChatCall;
import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.Refusal;
import io.tollgate.simulator.dialect.Report;
import io.tollgate.simulator.rule.Rule;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/// One understood call under its rule: waits or hangs as the rule says, then refuses, streams or
/// answers plainly.
final class RuledCall {
    private final Pace pace;
    private final Exchange exchange;
    private final Dialect dialect;
    private final ChatCall call;
    private final Rule rule;

    RuledCall(Vertx vertx, Exchange exchange, Dialect dialect, ChatCall call, Rule rule) {
        this.pace = new Pace(vertx, exchange);
        this.exchange = exchange;
        this.dialect = dialect;
        this.call = call;
        this.rule = rule;
    }

    void begin() {
        if (!rule.hang()) {
            pace.after(rule.delayMs(), this::answer);
        }
    }

    private void answer() {
        HttpServerResponse response = exchange.response();
        Integer status = rule.status();
        response.setStatusCode(status == null ? 200 : status);
        if (rule.replacesAnswer()) {
            addHeaders(response);
            exchange.refuse(response.getStatusCode(), replacement(response.getStatusCode()));
            return;
        }
        response.putHeader(
                "content-type", call.stream() ? "text/event-stream" : "application/json");
        Answer answer = dialect.answer(call, report());
        if (call.stream()) {
            response.setChunked(true).putHeader("cache-control", "no-cache");
            addHeaders(response);
            new StreamedAnswer(exchange, pace, rule, answer).begin();
        } else {
            addHeaders(response);
            new PlainAnswer(exchange, pace, rule, answer).begin();
        }
    }

    private void addHeaders(HttpServerResponse response) {
        var headers = rule.headers();
        if (headers != null) {
            headers.forEach(response::putHeader);
        }
    }

    private Buffer replacement(int status) {
        JsonNode body = rule.body();
        if (body == null) {
            return dialect.refusal(Refusal.ofStatus(status));
        }
        return Buffer.buffer(body.isTextual() ? body.textValue() : body.toString());
    }

    private Report report() {
        if (rule.noUsage()) {
            return new Report.Silence();
        }
        JsonNode claim = rule.usage();
        return claim == null ? new Report.Truth() : new Report.Claim(claim);
    }
}
