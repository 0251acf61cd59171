package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Anthropic's Messages. Any model name is answered.
final class AnthropicDialect implements Dialect {
    private static final String PING =
            FrameTemplate.frame("ping", Json.object().put("type", "ping"));

    private final AtomicLong answers = new AtomicLong();

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public String basePath() {
        return "/anthropic";
    }

    @Override
    public String callPath() {
        return "/v1/messages";
    }

    @Override
    public String modelsPath() {
        return "/v1/models";
    }

    @Override
    public @Nullable String credential(MultiMap headers) {
        return headers.get("x-api-key");
    }

    @Override
    public Reading read(byte[] body) {
        return AnthropicBody.read(body);
    }

    @Override
    public Answer answer(ChatCall call, Report report, @Nullable String finishReason) {
        return new AnthropicAnswer(call, report, finishReason, answers.incrementAndGet());
    }

    @Override
    public ObjectNode error(ProviderError error) {
        return Json.object().put("type", error.type()).put("message", error.message());
    }

    @Override
    public Buffer body(JsonNode error) {
        ObjectNode body = Json.object().put("type", "error");
        body.set("error", error);
        return Buffer.buffer(Json.print(body.put("request_id", "req_simulated")));
    }

    @Override
    public Buffer keepAlive(boolean stream) {
        return Buffer.buffer(stream ? PING : "\n");
    }

    @Override
    public Buffer refusal(Refusal refusal) {
        return body(
                Json.object()
                        .put("type", type(refusal.status()))
                        .put("message", refusal.message()));
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    @Override
    public Buffer models() {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        data.addObject()
                .put("type", "model")
                .put("id", "sim-model")
                .put("display_name", "Simulated model")
                .put("created_at", "2026-09-21T00:00:00Z");
        body.put("has_more", false).put("first_id", "sim-model").put("last_id", "sim-model");
        return Buffer.buffer(Json.print(body));
    }
}
