package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// OpenAI's chat completions. Any model name is answered; the list names those of the
/// demonstration.
final class OpenAiDialect implements Dialect {
    private static final List<String> MODELS =
            List.of("deepseek-v4-pro", "glm-5.1", "kimi-k2.6", "sim-model");
    private static final long MODELS_CREATED = 1_790_000_000;
    private static final String BEARER = "Bearer ";

    private final Clock clock;
    private final AtomicLong answers = new AtomicLong();

    OpenAiDialect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String basePath() {
        return "/openai/v1";
    }

    @Override
    public String callPath() {
        return "/chat/completions";
    }

    @Override
    public String modelsPath() {
        return "/models";
    }

    @Override
    public @Nullable String credential(MultiMap headers) {
        String value = headers.get("authorization");
        if (value == null || !value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return value.substring(BEARER.length()).strip();
    }

    @Override
    public Reading read(byte[] body) {
        return ChatBody.read(body);
    }

    @Override
    public Answer answer(ChatCall call, Report report) {
        return new OpenAiAnswer(call, report, answers.incrementAndGet(), clock.instant());
    }

    @Override
    public Buffer refusal(Refusal refusal) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", refusal.message())
                .put("type", refusal.type())
                .put("param", refusal.param())
                .put("code", refusal.code());
        return Buffer.buffer(Json.print(body));
    }

    @Override
    public Buffer models() {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (String model : MODELS) {
            data.addObject()
                    .put("id", model)
                    .put("object", "model")
                    .put("created", MODELS_CREATED)
                    .put("owned_by", "tollgate-simulator");
        }
        return Buffer.buffer(Json.print(body));
    }
}
