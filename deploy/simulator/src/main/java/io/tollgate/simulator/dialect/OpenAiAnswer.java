package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text or one tool call a choice, as `chat.completion` or `chat.completion.chunk`. Token t of
/// choice c is content chunk t × n + c.
final class OpenAiAnswer implements Answer {
    private static final String DONE = "data: [DONE]\n\n";

    private final Provider provider;
    private final ChatCall call;
    private final Report report;
    private final @Nullable String toldReason;
    private final String id;
    private final Instant created;
    private final SimulatedText text;
    private final List<FrameTemplate> first = new ArrayList<>();
    private final List<FrameTemplate> next = new ArrayList<>();

    /// @param toldReason why it ended, null for the truth
    OpenAiAnswer(
            Provider provider,
            ChatCall call,
            Report report,
            @Nullable String toldReason,
            long number,
            Instant created) {
        this.provider = provider;
        this.call = call;
        this.report = report;
        this.toldReason = toldReason;
        this.id = "chatcmpl-simulated-" + number;
        this.created = created;
        this.text = call.function() == null ? SimulatedText.PROSE : SimulatedText.ARGUMENTS;
    }

    @Override
    public int chunks() {
        return call.tokensPerChoice() * call.choices();
    }

    @Override
    public Buffer opening() {
        Buffer frames = Buffer.buffer();
        for (int choice = 0; choice < call.choices(); choice++) {
            ObjectNode delta = Json.object().put("role", "assistant");
            delta.put("content", call.function() == null ? "" : null);
            frames.appendString(FrameTemplate.frame(chunk(choice, delta, null)));
            first.add(new FrameTemplate(chunk(choice, firstDelta(choice), null)));
            next.add(new FrameTemplate(chunk(choice, nextDelta(), null)));
        }
        return frames;
    }

    @Override
    public void content(int index, Buffer target) {
        int choice = index % call.choices();
        int token = index / call.choices();
        List<FrameTemplate> templates = token == 0 ? first : next;
        templates.get(choice).append(text.escapedToken(token), target);
    }

    @Override
    public Buffer closing() {
        Buffer frames = Buffer.buffer();
        JsonNode usage = call.includeUsage() || provider.tellsUsageUnasked() ? usage() : null;
        for (int choice = 0; choice < call.choices(); choice++) {
            ObjectNode end = chunk(choice, Json.object(), finishReason());
            if (usage != null && choice == call.choices() - 1) {
                tellAtTheEnd(end, usage);
            }
            frames.appendString(FrameTemplate.frame(end));
        }
        if (usage != null && !provider.tellsUsageUnasked()) {
            ObjectNode last = envelope("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage);
            frames.appendString(FrameTemplate.frame(last));
        }
        return frames.appendString(DONE);
    }

    private void tellAtTheEnd(ObjectNode end, JsonNode usage) {
        if (provider.tellsUsageInChoice()) {
            ((ObjectNode) end.path("choices").path(0)).set("usage", usage);
        } else if (provider.tellsUsageAtTheEnd()) {
            end.set("usage", usage);
        }
    }

    @Override
    public Buffer fault(JsonNode error) {
        return Buffer.buffer(FrameTemplate.frame(Json.object().set("error", error)));
    }

    @Override
    public Buffer whole() {
        ObjectNode body = envelope("chat.completion");
        var choices = body.putArray("choices");
        for (int index = 0; index < call.choices(); index++) {
            ObjectNode choice = choices.addObject().put("index", index);
            choice.set("message", message(index));
            choice.putNull("logprobs").put("finish_reason", finishReason());
        }
        JsonNode usage = usage();
        if (usage != null) {
            body.set("usage", usage);
        }
        return Buffer.buffer(Json.print(body));
    }

    private ObjectNode message(int choice) {
        ObjectNode message = Json.object().put("role", "assistant");
        String said = text.text(call.tokensPerChoice());
        if (call.function() == null) {
            message.put("content", said);
        } else {
            message.putNull("content");
            toolCall(message, choice).put("arguments", said);
        }
        return message.putNull("refusal");
    }

    private ObjectNode firstDelta(int choice) {
        if (call.function() == null) {
            return nextDelta();
        }
        ObjectNode delta = Json.object();
        toolCall(delta, choice).put("arguments", FrameTemplate.PLACE);
        ((ObjectNode) delta.path("tool_calls").path(0)).put("index", 0);
        return delta;
    }

    private ObjectNode nextDelta() {
        ObjectNode delta = Json.object();
        if (call.function() == null) {
            return delta.put("content", FrameTemplate.PLACE);
        }
        ObjectNode toolCall = delta.putArray("tool_calls").addObject().put("index", 0);
        toolCall.putObject("function").put("arguments", FrameTemplate.PLACE);
        return delta;
    }

    private ObjectNode toolCall(ObjectNode target, int choice) {
        ObjectNode toolCall = target.putArray("tool_calls").addObject();
        toolCall.put("id", "call_simulated_" + choice).put("type", "function");
        return toolCall.putObject("function").put("name", call.function());
    }

    private ObjectNode chunk(int index, ObjectNode delta, @Nullable String finishReason) {
        ObjectNode chunk = envelope("chat.completion.chunk");
        if (call.includeUsage()) {
            chunk.putNull("usage");
        }
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        return chunk;
    }

    private ObjectNode envelope(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", created.getEpochSecond())
                .put("model", call.model())
                .put("system_fingerprint", "fp_simulated");
    }

    private String finishReason() {
        if (toldReason != null) {
            return toldReason;
        }
        if (call.cutByLimit()) {
            return "length";
        }
        return call.function() == null ? "stop" : "tool_calls";
    }

    private @Nullable JsonNode usage() {
        return switch (report) {
            case Report.Silence ignored -> null;
            case Report.Claim claim -> claim.usage();
            case Report.Truth ignored -> provider.usage(call.promptTokens(), chunks());
        };
    }
}
