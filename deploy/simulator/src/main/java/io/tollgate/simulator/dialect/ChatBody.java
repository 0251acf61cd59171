package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads the body of OpenAI's chat completions; fields that the simulator has no use for are not
/// looked at. The first wrong field is the refusal.
final class ChatBody {
    private static final int MAX_CHOICES = 128;

    private final JsonNode body;
    private @Nullable Refusal refusal;

    private ChatBody(JsonNode body) {
        this.body = body;
    }

    static Reading read(byte[] bytes) {
        JsonNode body = Json.parse(bytes);
        if (body == null || !body.isObject()) {
            return Refusal.invalid("The body is not a JSON object.", null);
        }
        return new ChatBody(body).read();
    }

    private Reading read() {
        JsonNode messages = messages();
        Integer completionLimit = positive("max_completion_tokens", Integer.MAX_VALUE);
        Integer plainLimit = positive("max_tokens", Integer.MAX_VALUE);
        Integer choices = positive("n", MAX_CHOICES);
        boolean stream = flag(body.path("stream"), "stream");
        ChatCall call =
                new ChatCall(
                        model(),
                        stream,
                        includeUsage(stream),
                        choices == null ? 1 : choices,
                        completionLimit == null ? plainLimit : completionLimit,
                        function(),
                        PromptTokens.of(messages));
        return refusal == null ? call : refusal;
    }

    private String model() {
        JsonNode model = body.path("model");
        if (!model.isTextual() || model.textValue().isEmpty()) {
            refuse("you must provide a model parameter", "model");
        }
        return model.asText();
    }

    private JsonNode messages() {
        JsonNode messages = body.path("messages");
        boolean good = messages.isArray() && !messages.isEmpty();
        for (JsonNode message : messages) {
            good &= message.isObject();
        }
        if (!good) {
            refuse("'messages' must be an array of at least one object.", "messages");
        }
        return messages;
    }

    private boolean includeUsage(boolean stream) {
        JsonNode options = body.path("stream_options");
        if (absent(options)) {
            return false;
        }
        if (!options.isObject() || !stream) {
            refuse("'stream_options' is an object, allowed in streams only.", "stream_options");
        }
        return flag(options.path("include_usage"), "stream_options.include_usage");
    }

    private @Nullable String function() {
        JsonNode tools = body.path("tools");
        JsonNode choice = body.path("tool_choice");
        boolean required = "required".equals(choice.textValue());
        if (!required && !choice.isObject()) {
            return null;
        }
        JsonNode named =
                required
                        ? tools.path(0).path("function").path("name")
                        : choice.path("function").path("name");
        if (!tools.isArray() || tools.isEmpty() || !named.isTextual()) {
            refuse("'tool_choice' names a function and needs 'tools'.", "tool_choice");
        }
        return named.asText();
    }

    private @Nullable Integer positive(String field, int max) {
        JsonNode value = body.path(field);
        if (absent(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            refuse("'" + field + "' must be an integer.", field);
        } else if (value.intValue() < 1 || value.intValue() > max) {
            refuse("'" + field + "' must be between 1 and " + max + ".", field);
        }
        return value.intValue();
    }

    private boolean flag(JsonNode value, String field) {
        if (!absent(value) && !value.isBoolean()) {
            refuse("'" + field + "' must be a boolean.", field);
        }
        return value.booleanValue();
    }

    private void refuse(String message, String field) {
        if (refusal == null) {
            refusal = Refusal.invalid(message, field);
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
