package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.json.Assembly;
import io.tollgate.gateway.json.JsonLexer;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.OutlineReader;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;

/// Translates a chat request into one of Anthropic's Messages, in one more pass over its bytes. Of
/// the body one message or tool is held as an outline at a time; texts are slices of the caller's
/// bytes, so that the result takes no more memory than the body.
final class AnthropicRequest implements OutlineReader.Taker {
    /// Schemas pass as they are.
    private static final Set<String> WHOLE = Set.of("parameters", "metadata", "prediction");

    /// Of one message or tool: parts, calls and their members.
    private static final int MAX_VALUES = 65_536;

    private static final int MAX_DEPTH = 128;
    private static final int CAPTURED_BYTES = 128;
    private static final int WINDOW_BYTES = 16 * 1024;

    private final Assembly.Source source;
    private final Objections objections = new Objections();
    private final AnthropicTurns turns;
    private final AnthropicTools tools;
    private final AnthropicFields fields;

    private AnthropicRequest(List<Buffer> chunks) {
        source = new Assembly.Source(chunks);
        turns = new AnthropicTurns(source, objections);
        tools = new AnthropicTools(source, objections);
        fields = new AnthropicFields(source, objections);
    }

    static ChatRequest of(ScannedChat chat, Target target) {
        AnthropicRequest request = new AnthropicRequest(chat.body().chunks());
        request.read(chat);
        List<Buffer> body = request.body(chat, target);
        CallerError objection = request.objections.first();
        return objection == null
                ? new ChatRequest.Body(body)
                : new ChatRequest.Unsayable(objection);
    }

    private void read(ScannedChat chat) {
        if (chat.n() > 1) {
            objections.unsupported("n", "greater than 1 is not supported");
        }
        OutlineReader reader =
                new OutlineReader(this, Set.of("messages", "tools"), WHOLE, MAX_VALUES);
        JsonLexer lexer = new JsonLexer(reader, MAX_DEPTH, CAPTURED_BYTES);
        byte[] window = new byte[WINDOW_BYTES];
        for (Buffer chunk : chat.body().chunks()) {
            for (int from = 0; from < chunk.length(); from += WINDOW_BYTES) {
                int length = Math.min(WINDOW_BYTES, chunk.length() - from);
                chunk.getBytes(from, from + length, window, 0);
                lexer.feed(window, 0, length);
                if (reader.isTooLarge()) {
                    objections.invalid("messages", "has too many parts");
                    return;
                }
            }
        }
    }

    @Override
    public void member(String key, Outline value) {
        switch (key) {
            case "tool_choice" -> tools.choice(value);
            case "parallel_tool_calls" -> tools.parallel(value);
            case "tools" -> {}
            default -> fields.field(key, value);
        }
    }

    @Override
    public void element(String key, int index, Outline value) {
        if (key.equals("messages")) {
            turns.message(index, value);
        } else {
            tools.tool(value);
        }
    }

    private List<Buffer> body(ScannedChat chat, Target target) {
        Assembly body =
                new Assembly(source)
                        .add("{\"model\":")
                        .add(TextEdits.quoted(target.upstreamModel()))
                        .add(",\"max_tokens\":" + target.outputLimit())
                        .add(chat.stream() ? ",\"stream\":true" : "");
        fields.into(body);
        tools.into(body);
        turns.into(body);
        return body.add("}").pieces();
    }
}
