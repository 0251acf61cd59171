package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.simulator.account.Balance;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// OpenAI's chat completions, as OpenAI and its imitators speak it. Any model name is answered; the
/// list names those of the demonstration.
final class OpenAiDialect implements Dialect {
    private static final long MODELS_CREATED = 1_790_000_000;
    private static final String BEARER = "Bearer ";

    private final Provider provider;
    private final Clock clock;
    private final AtomicLong answers = new AtomicLong();

    OpenAiDialect(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public String name() {
        return provider.wire();
    }

    @Override
    public String basePath() {
        return provider.basePath();
    }

    @Override
    public String callPath() {
        return "/chat/completions";
    }

    @Override
    public @Nullable String modelsPath() {
        return provider.listsModels() ? "/models" : null;
    }

    @Override
    public @Nullable String balancePath() {
        return provider.balancePath();
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
    public Answer answer(ChatCall call, Report report, @Nullable String finishReason) {
        return new OpenAiAnswer(
                provider, call, report, finishReason, answers.incrementAndGet(), clock.instant());
    }

    @Override
    public ObjectNode error(ProviderError error) {
        return provider.error(error);
    }

    @Override
    public Buffer body(JsonNode error) {
        ObjectNode body = Json.object();
        body.set("error", error);
        return Buffer.buffer(Json.print(body));
    }

    @Override
    public Buffer balance(Balance balance) {
        return Buffer.buffer(Json.print(provider.balance(balance)));
    }

    @Override
    public Buffer refusal(Refusal refusal) {
        return body(provider.error(refusal));
    }

    @Override
    public Buffer models() {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (String model : provider.models()) {
            data.addObject()
                    .put("id", model)
                    .put("object", "model")
                    .put("created", MODELS_CREATED)
                    .put("owned_by", "tollgate-simulator");
        }
        return Buffer.buffer(Json.print(body));
    }
}
