package io.tollgate.simulator.call;

import io.tollgate.simulator.dialect.Answer;
import io.tollgate.simulator.rule.Rule;
import io.vertx.core.buffer.Buffer;

/// A plain answer, sent when its stream would have ended.
record PlainAnswer(Exchange exchange, Pace pace, Rule rule, Answer answer) {

    void begin() {
        long pauses = Math.max(0, answer.chunks() - 1);
        pace.after(rule.firstTokenMs() + rule.chunkMs() * pauses, this::send);
    }

    private void send() {
        exchange.beginAnswer();
        Buffer body = answer.whole();
        Integer cut = rule.cutAfterChunks();
        if (cut == null || cut > answer.chunks()) {
            exchange.complete(body, answer.chunks());
            return;
        }
        long sent = (long) body.length() * cut / (answer.chunks() + 1);
        if (!exchange.response().isChunked()) {
            exchange.response().putHeader("content-length", Integer.toString(body.length()));
        }
        exchange.cut(body.slice(0, (int) sent), cut);
    }
}
