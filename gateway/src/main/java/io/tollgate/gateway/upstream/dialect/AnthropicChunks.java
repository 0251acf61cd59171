package io.tollgate.gateway.upstream.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;
import io.tollgate.gateway.json.Span;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the chunks of a chat completion for what a Message's stream says, and adds up its text.
final class AnthropicChunks {
    private static final String UNFINISHED = ",\"finish_reason\":null}]}";

    private final AnswerTerms terms;
    private final Consumer<StreamEvent> out;
    private String envelope;
    private int calls;
    private boolean inCall;
    private boolean argued;
    private long textBytes;
    private long reasoningBytes;
    private boolean content;
    private boolean finished;

    /// @param out takes each chunk
    AnthropicChunks(AnswerTerms terms, Consumer<StreamEvent> out) {
        this.terms = terms;
        this.out = out;
        envelope = envelope("");
    }

    void begin(Members message) {
        envelope = envelope(string(message, "id"));
        Buffer role = frame("{\"role\":\"assistant\",\"content\":\"\"}" + UNFINISHED);
        out.accept(new StreamEvent(role, false, 0, 0, false, false, null));
    }

    /// A block begins, some with their first text.
    ///
    /// @param data the event that it stands in
    void beginBlock(Members block, byte[] data) {
        inCall = block.says("type", "tool_use");
        argued = false;
        if (inCall) {
            calls++;
            String call =
                    "{\"tool_calls\":[{\"index\":%d,\"id\":%s,\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":\"\"}}]}"
                            .formatted(
                                    calls - 1,
                                    TextEdits.quoted(string(block, "id")),
                                    TextEdits.quoted(string(block, "name")));
            say(call, 0, 0);
            if (block.get("input") instanceof Outline.Whole input) {
                wholeArguments(new String(slice(data, input.span()), UTF_8));
            }
        } else if (block.says("type", "text")) {
            text(block.string("text"), data);
        } else if (block.says("type", "thinking")) {
            thought(block.string("thinking"), data);
        }
    }

    /// The next piece of the present block; those without a text, such as signatures, say nothing.
    void delta(Members delta, byte[] data) {
        if (delta.says("type", "text_delta")) {
            text(delta.string("text"), data);
        } else if (delta.says("type", "thinking_delta")) {
            thought(delta.string("thinking"), data);
        } else if (delta.says("type", "input_json_delta")) {
            Value json = delta.string("partial_json");
            if (json != null && json.bytes() > 0) {
                arguments(literal(data, json), json.bytes());
            }
        }
    }

    /// A call without arguments has an empty object: callers parse them.
    void endBlock() {
        if (inCall && !argued) {
            arguments("\"{}\"", 2);
        }
        inCall = false;
    }

    void end(Members delta) {
        Value reason = delta.string("stop_reason");
        if (reason != null) {
            finished = true;
            content = true;
            String word = TextEdits.quoted(AnthropicReasons.standard(reason.text()));
            Buffer chunk = frame("{},\"finish_reason\":" + word + "}]}");
            out.accept(new StreamEvent(chunk, true, 0, 0, true, false, null));
        }
    }

    Delivered delivered(boolean done, Optional<ReportedUsage> usage) {
        return new Delivered(textBytes, reasoningBytes, content, finished, done, usage);
    }

    /// The chunk without choices.
    Buffer usage(String usage) {
        String start = envelope.substring(0, envelope.lastIndexOf("\"choices\""));
        return Buffer.buffer("data: " + start + "\"choices\":[],\"usage\":" + usage + "}\n\n");
    }

    private void text(@Nullable Value text, byte[] data) {
        if (text != null && text.bytes() > 0) {
            say("{\"content\":" + literal(data, text) + "}", text.bytes(), 0);
        }
    }

    private void thought(@Nullable Value text, byte[] data) {
        if (text != null && text.bytes() > 0) {
            say("{\"reasoning_content\":" + literal(data, text) + "}", 0, text.bytes());
        }
    }

    /// Some who speak this format send a call in one piece.
    private void wholeArguments(String input) {
        if (!input.replaceAll("\\s", "").equals("{}")) {
            arguments(TextEdits.quoted(input), input.getBytes(UTF_8).length);
        }
    }

    private void arguments(String literal, long bytes) {
        argued = true;
        String piece =
                "{\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":%s}}]}"
                        .formatted(calls - 1, literal);
        say(piece, bytes, 0);
    }

    private void say(String delta, long text, long reasoning) {
        textBytes += text;
        reasoningBytes += reasoning;
        content = true;
        out.accept(
                new StreamEvent(
                        frame(delta + UNFINISHED), true, text, reasoning, false, false, null));
    }

    private Buffer frame(String rest) {
        return Buffer.buffer("data: " + envelope + rest + "\n\n");
    }

    private String envelope(String id) {
        return "{\"id\":%s,\"object\":\"chat.completion.chunk\",\"created\":%d,\"model\":%s,\"choices\":[{\"index\":0,\"delta\":"
                .formatted(
                        TextEdits.quoted(id),
                        terms.createdSeconds(),
                        TextEdits.quoted(terms.model().publicModel()));
    }

    /// A string as it came, quotes and escapes included.
    private static String literal(byte[] data, Value value) {
        return new String(slice(data, value.span()), UTF_8);
    }

    private static byte[] slice(byte[] data, Span span) {
        return Arrays.copyOfRange(data, (int) span.from(), (int) span.to());
    }

    private static String string(Members block, String key) {
        Value value = block.string(key);
        return value == null ? "" : value.text();
    }
}
