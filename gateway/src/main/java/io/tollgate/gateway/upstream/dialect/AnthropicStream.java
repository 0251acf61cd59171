package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.JsonLexer;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.OutlineReader;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one stream of Messages events and says it as chunks of a chat completion.
final class AnthropicStream implements StreamReader, OutlineReader.Taker {
    private static final int MAX_VALUES = 65_536;
    private static final int CAPTURED_BYTES = 1024;

    private final AnswerTerms terms;
    private final FailureTable failures;
    private final SseFrames frames;
    private final AnthropicChunks chunks;
    private final AnthropicUsage usage = new AnthropicUsage();
    private final Map<String, Outline> event = new HashMap<>();
    private final OutlineReader reader =
            new OutlineReader(this, Set.of(), Set.of("input"), MAX_VALUES);
    private final JsonLexer lexer;
    private List<StreamEvent> events = new ArrayList<>();
    private boolean failed;
    private boolean done;
    private boolean outputCounted;

    AnthropicStream(AnswerTerms terms, FailureTable failures) {
        this.terms = terms;
        this.failures = failures;
        frames = new SseFrames(terms.limits().maxEventBytes(), this::event);
        chunks = new AnthropicChunks(terms, said -> events.add(said));
        lexer = new JsonLexer(reader, terms.limits().maxDepth(), CAPTURED_BYTES);
    }

    @Override
    public List<StreamEvent> feed(Buffer chunk) {
        if (!failed && !frames.feed(chunk.getBytes())) {
            fail(
                    FailedAnswer.of(
                            FailureClass.OVERLOADED,
                            "an event larger than " + terms.limits().maxEventBytes() + " bytes"));
        }
        return handOut();
    }

    @Override
    public List<StreamEvent> finish() {
        if (!failed) {
            frames.finish();
        }
        return handOut();
    }

    @Override
    public Delivered delivered() {
        // The count of output at a message's start is of what was written until then.
        Optional<ReportedUsage> reported = outputCounted ? usage.reported() : Optional.empty();
        return chunks.delivered(done, reported);
    }

    @Override
    public Buffer usageChunk(TokenUsage used, Money charge) {
        return chunks.usage(UsageJson.of(used, charge));
    }

    @Override
    public Buffer done() {
        return Buffer.buffer("data: [DONE]\n\n");
    }

    @Override
    public void member(String key, Outline value) {
        event.put(key, value);
    }

    @Override
    public void element(String key, int index, Outline value) {
        throw new IllegalStateException("no array is read by its elements");
    }

    private List<StreamEvent> handOut() {
        List<StreamEvent> complete = events;
        events = new ArrayList<>();
        return complete;
    }

    private void event(byte[] data) {
        if (failed || done) {
            return;
        }
        event.clear();
        lexer.reset();
        reader.reset();
        lexer.feed(data, 0, data.length);
        lexer.finish();
        if (lexer.fault() != null || reader.isTooLarge()) {
            fail(FailedAnswer.of(FailureClass.OVERLOADED, "an event that is no JSON object"));
        } else if (event.get("error") instanceof Members error) {
            fail(failures.inBand(AnthropicErrors.text(error), terms));
        } else {
            take(data);
        }
    }

    private void take(byte[] data) {
        String type = event.get("type") instanceof Outline.Value value ? value.text() : "";
        switch (type) {
            case "message_start" -> {
                if (event.get("message") instanceof Members message) {
                    chunks.begin(message);
                    count(message.object("usage"));
                }
            }
            case "content_block_start" -> {
                if (event.get("content_block") instanceof Members block) {
                    chunks.beginBlock(block, data);
                }
            }
            case "content_block_delta" -> {
                if (event.get("delta") instanceof Members delta) {
                    chunks.delta(delta, data);
                }
            }
            case "content_block_stop" -> chunks.endBlock();
            case "message_delta" -> {
                Members counts = event.get("usage") instanceof Members members ? members : null;
                outputCounted |= counts != null && counts.get("output_tokens") != null;
                count(counts);
                if (event.get("delta") instanceof Members delta) {
                    chunks.end(delta);
                }
            }
            case "message_stop" -> {
                done = true;
                events.add(new StreamEvent(Buffer.buffer(0), false, 0, 0, false, true, null));
            }
            // Pings, and what may be added: unknown events are to be passed over.
            default -> {}
        }
    }

    private void count(@Nullable Members counts) {
        if (counts != null) {
            usage.note(counts);
        }
    }

    private void fail(FailedAnswer failure) {
        failed = true;
        events.add(new StreamEvent(Buffer.buffer(0), false, 0, 0, false, false, failure));
    }
}
