package io.tollgate.simulator.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.dialect.Answer;
import io.tollgate.simulator.rule.InStreamError;
import io.tollgate.simulator.rule.Rule;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// A stream: the role chunk, content chunks at the rule's pace and no faster than the caller reads,
/// then the end that the rule asks for.
final class StreamedAnswer {
    /// Without a pace so many chunks share one write: fewer system calls, still several writes a
    /// call.
    private static final int BURST_CHUNKS = 16;

    private static final int CHUNK_BYTES = 256;

    private final Exchange exchange;
    private final Pace pace;
    private final Rule rule;
    private final Answer answer;
    private final int last;
    private final @Nullable JsonNode fault;
    private final boolean cut;

    /// @param error the value of the rule's error event, null without one
    StreamedAnswer(
            Exchange exchange, Pace pace, Rule rule, Answer answer, @Nullable JsonNode error) {
        this.exchange = exchange;
        this.pace = pace;
        this.rule = rule;
        this.answer = answer;
        int whole = answer.chunks();
        int cutAfter = rule.cutAfterChunks() == null ? whole + 1 : rule.cutAfterChunks();
        InStreamError event = rule.inStreamError();
        int failAfter = event == null ? whole + 1 : event.afterChunks();
        this.last = Math.min(whole, Math.min(cutAfter, failAfter));
        this.fault = failAfter <= Math.min(whole, cutAfter) ? error : null;
        this.cut = fault == null && cutAfter <= whole;
    }

    void begin() {
        exchange.response().write(answer.opening());
        pace.after(rule.firstTokenMs(), this::proceed);
    }

    private void proceed() {
        exchange.beginAnswer();
        if (exchange.chunksSent() == last) {
            finish();
            return;
        }
        int burst = rule.chunkMs() == 0 ? BURST_CHUNKS : 1;
        int end = Math.min(last, exchange.chunksSent() + burst);
        Buffer frames = Buffer.buffer((end - exchange.chunksSent()) * CHUNK_BYTES);
        while (exchange.chunksSent() < end) {
            answer.content(exchange.chunksSent(), frames);
            exchange.chunkSent();
        }
        exchange.response().write(frames);
        awaitReader();
    }

    private void awaitReader() {
        int waitMs = exchange.chunksSent() == last ? 0 : rule.chunkMs();
        if (exchange.response().writeQueueFull()) {
            exchange.response()
                    .drainHandler(ignored -> {
                        exchange.response().drainHandler(null);
                        pace.ifRunning(() -> pace.after(waitMs, this::proceed));
                    });
        } else {
            pace.after(waitMs, this::proceed);
        }
    }

    private void finish() {
        if (fault != null) {
            exchange.fail(answer.fault(fault));
        } else if (cut) {
            exchange.cut(Buffer.buffer(), exchange.chunksSent());
        } else {
            exchange.complete(answer.closing());
        }
    }
}
