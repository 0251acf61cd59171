package io.tollgate.gateway.upstream.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.gateway.json.Assembly;
import io.tollgate.gateway.json.JsonLexer;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;
import io.tollgate.gateway.json.OutlineReader;
import io.tollgate.gateway.json.Span;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one Message as it arrives and says it as a chat completion.
final class AnthropicPlain implements PlainReader, OutlineReader.Taker {
    /// Of one content block.
    private static final int MAX_VALUES = 65_536;

    private static final int CAPTURED_BYTES = 1024;

    private final AnswerTerms terms;
    private final FailureTable failures;
    private final OutlineReader reader =
            new OutlineReader(this, Set.of("content"), Set.of("input"), MAX_VALUES);
    private final JsonLexer lexer;
    private final List<Buffer> chunks = new ArrayList<>();
    private final AnthropicUsage usage = new AnthropicUsage();
    private final List<Value> texts = new ArrayList<>();
    private final List<Value> thoughts = new ArrayList<>();
    private final List<Members> calls = new ArrayList<>();
    private long bytes;
    private boolean message;
    private String id = "";
    private String reason = "";
    private @Nullable Members error;

    AnthropicPlain(AnswerTerms terms, FailureTable failures) {
        this.terms = terms;
        this.failures = failures;
        lexer = new JsonLexer(reader, terms.limits().maxDepth(), CAPTURED_BYTES);
    }

    @Override
    public boolean feed(Buffer chunk) {
        bytes += chunk.length();
        if (isTooLarge() || lexer.fault() != null) {
            chunks.clear();
            return false;
        }
        chunks.add(chunk);
        lexer.feed(chunk.getBytes(), 0, chunk.length());
        return true;
    }

    @Override
    public void member(String key, Outline value) {
        switch (key) {
            case "id" -> id = string(value);
            case "stop_reason" -> reason = string(value);
            case "usage" -> {
                if (value instanceof Members counts) {
                    usage.note(counts);
                }
            }
            case "error" -> error = value instanceof Members told ? told : error;
            default -> {}
        }
    }

    @Override
    public void array(String key) {
        message = true;
    }

    @Override
    public void element(String key, int index, Outline value) {
        if (!(value instanceof Members block)) {
            return;
        }
        if (block.says("type", "text")) {
            keep(block.string("text"), texts);
        } else if (block.says("type", "thinking")) {
            keep(block.string("thinking"), thoughts);
        } else if (block.says("type", "tool_use")) {
            calls.add(block);
        }
    }

    private static void keep(@Nullable Value text, List<Value> among) {
        if (text != null) {
            among.add(text);
        }
    }

    @Override
    public PlainOutcome finish() {
        if (isTooLarge() || reader.isTooLarge()) {
            return FailedAnswer.of(
                    FailureClass.OVERLOADED,
                    "an answer larger than " + terms.limits().maxPlainBytes() + " bytes");
        }
        lexer.finish();
        if (lexer.fault() != null) {
            return FailedAnswer.of(FailureClass.OVERLOADED, "an answer that is no JSON object");
        }
        if (error != null) {
            return failures.inBand(AnthropicErrors.text(error), terms);
        }
        return message
                ? answer()
                : FailedAnswer.of(FailureClass.OVERLOADED, "an answer without content");
    }

    private PlainAnswer answer() {
        Assembly.Source source = new Assembly.Source(chunks);
        Assembly said =
                new Assembly(source)
                        .add("{\"id\":" + TextEdits.quoted(id))
                        .add(
                                ",\"object\":\"chat.completion\",\"created\":"
                                        + terms.createdSeconds())
                        .add(",\"model\":" + TextEdits.quoted(terms.model().publicModel()))
                        .add(
                                ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":");
        joined(texts, said);
        if (!thoughts.isEmpty()) {
            joined(thoughts, said.add(",\"reasoning_content\":"));
        }
        long arguments = calls.isEmpty() ? 0 : toolCalls(source, said);
        said.add(
                "},\"finish_reason\":"
                        + TextEdits.quoted(AnthropicReasons.standard(reason))
                        + "}]}");
        long text = length(texts) + arguments;
        Delivered delivered =
                new Delivered(
                        text,
                        length(thoughts),
                        text > 0 || !thoughts.isEmpty() || !reason.isEmpty(),
                        !reason.isEmpty(),
                        true,
                        usage.reported());
        AnswerSpans spans = new AnswerSpans(1, false, null, null, Map.of());
        return new PlainAnswer(said.pieces(), spans, delivered, terms.model().publicModel());
    }

    /// One string of several; null of none.
    private static void joined(List<Value> parts, Assembly said) {
        if (parts.isEmpty()) {
            said.add("null");
            return;
        }
        said.add("\"");
        for (Value part : parts) {
            said.add(new Span(part.span().from() + 1, part.span().to() - 1));
        }
        said.add("\"");
    }

    /// Answers how many bytes the arguments are.
    private long toolCalls(Assembly.Source source, Assembly said) {
        long length = 0;
        String before = ",\"tool_calls\":[";
        for (Members call : calls) {
            Outline input = call.get("input");
            byte[] arguments = input == null ? "{}".getBytes(UTF_8) : source.bytes(input.span());
            length += arguments.length;
            said.add(before + "{\"id\":" + TextEdits.quoted(text(call, "id")))
                    .add(",\"type\":\"function\",\"function\":{\"name\":")
                    .add(TextEdits.quoted(text(call, "name")))
                    .add(",\"arguments\":")
                    .add(TextEdits.quoted(new String(arguments, UTF_8)))
                    .add("}}");
            before = ",";
        }
        said.add("]");
        return length;
    }

    private static String text(Members block, String key) {
        Value value = block.string(key);
        return value == null ? "" : value.text();
    }

    private static String string(Outline value) {
        return value instanceof Value text && text.isString() ? text.text() : "";
    }

    private static long length(List<Value> parts) {
        return parts.stream().mapToLong(Value::bytes).sum();
    }

    private boolean isTooLarge() {
        return bytes > terms.limits().maxPlainBytes();
    }
}
