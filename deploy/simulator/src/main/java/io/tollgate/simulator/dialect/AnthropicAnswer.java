package io.tollgate.simulator.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Text or one tool call, as a `message` or as the events of one.
final class AnthropicAnswer implements Answer {
    private final ChatCall call;
    private final Report report;
    private final @Nullable String toldReason;
    private final String id;
    private final SimulatedText text;
    private final FrameTemplate delta;

    /// @param toldReason why it ended, null for the truth
    AnthropicAnswer(ChatCall call, Report report, @Nullable String toldReason, long number) {
        this.call = call;
        this.report = report;
        this.toldReason = toldReason;
        this.id = "msg_simulated_" + number;
        this.text = call.function() == null ? SimulatedText.PROSE : SimulatedText.ARGUMENTS;
        ObjectNode event = event("content_block_delta").put("index", 0);
        ObjectNode piece = event.putObject("delta");
        if (call.function() == null) {
            piece.put("type", "text_delta").put("text", FrameTemplate.PLACE);
        } else {
            piece.put("type", "input_json_delta").put("partial_json", FrameTemplate.PLACE);
        }
        delta = new FrameTemplate("content_block_delta", event);
    }

    @Override
    public int chunks() {
        return call.tokensPerChoice();
    }

    @Override
    public Buffer opening() {
        ObjectNode message = message();
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        tellUsage(message, usage(1));
        ObjectNode block = event("content_block_start").put("index", 0);
        String function = call.function();
        if (function == null) {
            block.putObject("content_block").put("type", "text").put("text", "");
        } else {
            block.putObject("content_block")
                    .put("type", "tool_use")
                    .put("id", "toolu_simulated")
                    .put("name", function)
                    .putObject("input");
        }
        return Buffer.buffer(
                frame(event("message_start").set("message", message))
                        + frame(block)
                        + frame(event("ping")));
    }

    @Override
    public void content(int index, Buffer target) {
        delta.append(text.escapedToken(index), target);
    }

    @Override
    public Buffer closing() {
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", stopReason()).putNull("stop_sequence");
        JsonNode usage =
                report instanceof Report.Truth
                        ? Json.object().put("output_tokens", chunks())
                        : usage(chunks());
        tellUsage(end, usage);
        return Buffer.buffer(
                frame(event("content_block_stop").put("index", 0))
                        + frame(end)
                        + frame(event("message_stop")));
    }

    @Override
    public Buffer fault(JsonNode error) {
        return Buffer.buffer(frame(event("error").set("error", error)));
    }

    @Override
    public Buffer whole() {
        ObjectNode message = message();
        ObjectNode block = message.putArray("content").addObject();
        String said = text.text(chunks());
        String function = call.function();
        if (function == null) {
            block.put("type", "text").put("text", said);
        } else {
            JsonNode input = Json.parse(said.getBytes(UTF_8));
            block.put("type", "tool_use")
                    .put("id", "toolu_simulated")
                    .put("name", function)
                    .set("input", input == null ? Json.object() : input);
        }
        message.put("stop_reason", stopReason()).putNull("stop_sequence");
        tellUsage(message, usage(chunks()));
        return Buffer.buffer(Json.print(message));
    }

    private ObjectNode message() {
        return Json.object()
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", call.model());
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }

    private static String frame(JsonNode event) {
        return FrameTemplate.frame(event.path("type").asText(), event);
    }

    private String stopReason() {
        if (toldReason != null) {
            return toldReason;
        }
        if (call.cutByLimit()) {
            return "max_tokens";
        }
        return call.function() == null ? "end_turn" : "tool_use";
    }

    private static void tellUsage(ObjectNode target, @Nullable JsonNode usage) {
        if (usage != null) {
            target.set("usage", usage);
        }
    }

    private @Nullable JsonNode usage(long output) {
        return switch (report) {
            case Report.Silence ignored -> null;
            case Report.Claim claim -> claim.usage();
            case Report.Truth ignored ->
                    Json.object()
                            .put("input_tokens", call.promptTokens())
                            .put("cache_creation_input_tokens", 0)
                            .put("cache_read_input_tokens", 0)
                            .put("output_tokens", output);
        };
    }
}
