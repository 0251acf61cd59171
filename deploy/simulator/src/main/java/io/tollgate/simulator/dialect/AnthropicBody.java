package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the body of a Messages call, as strictly as Anthropic where that shows a wrong
/// translation: fields that it does not know, roles, turns without content, empty texts. The first
/// wrong field is the refusal.
final class AnthropicBody {
    private static final Set<String> KNOWN =
            Set.of(
                    "model",
                    "messages",
                    "max_tokens",
                    "system",
                    "metadata",
                    "stop_sequences",
                    "stream",
                    "temperature",
                    "top_p",
                    "top_k",
                    "thinking",
                    "output_config",
                    "tools",
                    "tool_choice");
    private static final Set<String> BLOCKS =
            Set.of("text", "image", "tool_use", "tool_result", "thinking");

    private final JsonNode body;
    private @Nullable Refusal refusal;

    private AnthropicBody(JsonNode body) {
        this.body = body;
    }

    static Reading read(byte[] bytes) {
        JsonNode body = Json.parse(bytes);
        if (body == null || !body.isObject()) {
            return Refusal.invalid("The body is not a JSON object.", null);
        }
        return new AnthropicBody(body).read();
    }

    private Reading read() {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                refuse(name + ": Extra inputs are not permitted");
            }
        }
        JsonNode model = body.path("model");
        JsonNode limit = body.path("max_tokens");
        if (!model.isTextual() || model.textValue().isEmpty()) {
            refuse("model: Field required");
        }
        if (!limit.canConvertToInt() || !limit.isIntegralNumber() || limit.intValue() < 1) {
            refuse("max_tokens: Field required, a positive integer");
        }
        if (body.path("temperature").asDouble(0) > 1) {
            refuse("temperature: range: 0..1");
        }
        messages();
        ChatCall call =
                new ChatCall(
                        model.asText(),
                        body.path("stream").asBoolean(),
                        true,
                        1,
                        limit.intValue(),
                        function(),
                        PromptTokens.ofBlocks(body.path("system"), body.path("messages")));
        return refusal == null ? call : refusal;
    }

    private void messages() {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            refuse("messages: at least one message is required");
        }
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (!role.equals("user") && !role.equals("assistant")) {
                refuse("messages: Unexpected role \"" + role + "\"");
            }
            blocks(message.path("content"));
        }
        if (!body.path("system").isMissingNode()) {
            blocks(body.path("system"));
        }
    }

    private void blocks(JsonNode content) {
        if (content.isArray() ? content.isEmpty() : content.asText().isEmpty()) {
            refuse("messages: content must be non-empty");
        }
        for (JsonNode block : content) {
            String type = block.path("type").asText();
            if (!BLOCKS.contains(type)) {
                refuse("messages: unknown block type '" + type + "'");
            }
            if (type.equals("text") && block.path("text").asText().isEmpty()) {
                refuse("messages: text content blocks must be non-empty");
            }
            if (type.equals("tool_use") && !block.path("input").isObject()) {
                refuse("messages: tool_use.input: Input should be a valid dictionary");
            }
        }
    }

    private @Nullable String function() {
        JsonNode choice = body.path("tool_choice");
        String type = choice.path("type").asText();
        JsonNode tools = body.path("tools");
        if (!choice.isMissingNode() && tools.isEmpty()) {
            refuse("tool_choice: may only be specified while providing tools");
        }
        return switch (type) {
            case "any" -> tools.path(0).path("name").asText();
            case "tool" -> choice.path("name").asText();
            default -> null;
        };
    }

    private void refuse(String message) {
        if (refusal == null) {
            refusal = Refusal.invalid(message, null);
        }
    }
}
