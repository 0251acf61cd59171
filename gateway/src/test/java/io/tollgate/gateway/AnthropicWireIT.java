package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.RecordingUpstream.Received;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A model behind Anthropic's Messages, seen by callers who know OpenAI's chat completions only.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class AnthropicWireIT {
    @Inject Till till;
    @Inject Shelves shelves;

    private Goods goods;
    private Wire wire;
    private Customer customer;
    private OpenAIClient client;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        goods = Goods.named("messages-" + Ids.next());
        wire = new Wire(till);
        customer = till.customer("5");
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl(till.address() + "/v1")
                        .apiKey(customer.secret())
                        .maxRetries(0)
                        .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theOfficialClientCallsAToolAndSendsItsResultBack() {
        shelves.sellOn(goods, DialectName.ANTHROPIC);
        ChatCompletionMessage asked =
                client.chat()
                        .completions()
                        .create(withTool().build())
                        .choices()
                        .getFirst()
                        .message();
        ChatCompletionMessageFunctionToolCall call =
                asked.toolCalls().orElseThrow().getFirst().asFunction();

        ChatCompletion told =
                client.chat()
                        .completions()
                        .create(
                                hello().addMessage(asked)
                                        .addMessage(
                                                ChatCompletionToolMessageParam.builder()
                                                        .toolCallId(call.id())
                                                        .content("sunny")
                                                        .build())
                                        .build());

        assertThat(call.function().name()).isEqualTo("get_weather");
        assertThat(Wire.parse(call.function().arguments()).has("simulated")).isTrue();
        assertThat(told.model()).isEqualTo(goods.model());
        assertThat(told.choices().getFirst().message().content().orElseThrow())
                .startsWith("sim: simulated text");
        List<LoggedCall> log = calls();
        assertThat(log).extracting(LoggedCall::dialect).containsOnly("anthropic");
        assertThat(till.usedNanos(customer))
                .isEqualTo(
                        log.stream()
                                .mapToLong(one ->
                                        goods.chargeNanos(
                                                one.usage().promptTokens(),
                                                one.usage().completionTokens()))
                                .sum());
    }

    @Test
    void theOfficialClientReadsAToolCallFromAStream() {
        shelves.sellOn(goods, DialectName.ANTHROPIC);
        StringBuilder name = new StringBuilder();
        StringBuilder arguments = new StringBuilder();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(withTool().build())) {
            stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().toolCalls().orElse(List.of()).stream())
                    .flatMap(call -> call.function().stream())
                    .forEach(function -> {
                        function.name().ifPresent(name::append);
                        function.arguments().ifPresent(arguments::append);
                    });
        }

        assertThat(name).hasToString("get_weather");
        assertThat(Wire.parse(arguments.toString()).has("simulated")).isTrue();
    }

    @Test
    void theUpstreamGetsAnthropicsHeadersAndPath() throws Exception {
        try (RecordingUpstream upstream = RecordingUpstream.start()) {
            shelves.sellOn(goods, DialectName.ANTHROPIC, upstream.baseUrl().resolve("/anthropic"));
            upstream.answerJson(
                    "{\"id\":\"msg_1\",\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"hey\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":4,\"cache_creation_input_tokens\":6,\"output_tokens\":5}}");

            Answer answer = wire.chat(customer, Wire.hello(goods, ",\"max_tokens\":9"));

            Received received = upstream.last();
            assertThat(received.path()).isEqualTo("/anthropic/v1/messages");
            assertThat(received.header("X-api-key")).isEqualTo(Shelves.CREDENTIAL);
            assertThat(received.header("Anthropic-version")).isEqualTo("2023-06-01");
            assertThat(received.headers()).doesNotContainKey("Authorization");
            assertThat(Wire.parse(received.body()).path("model").asText())
                    .isEqualTo(goods.upstreamModel());
            assertThat(answer.json().at("/choices/0/message/content").asText()).isEqualTo("hey");
            // OpenAI's prompt tokens include what the cache had and took.
            assertThat(answer.usage().path("prompt_tokens").asLong()).isEqualTo(20);
            UsageRecord record = till.record(answer.id()).record();
            assertThat(record.usageSource()).isEqualTo(UsageSource.REPORTED);
            assertThat(record.usage().input()).isEqualTo(10);
            assertThat(record.usage().cachedInput()).isEqualTo(4);
            assertThat(record.usage().cacheWrite()).isEqualTo(6);
        }
    }

    @Test
    void aLargeBodyIsTranslatedWhole() throws Exception {
        shelves.sellOn(goods, DialectName.ANTHROPIC);
        String text = "abcd".repeat(500_000);

        Answer answer =
                wire.chat(
                        customer,
                        "{\"model\":\"%s\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                                .formatted(goods.model(), text));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.usage().path("prompt_tokens").asLong()).isEqualTo(500_000);
        assertThat(calls().getLast().usage().promptTokens()).isEqualTo(500_000);
    }

    @Test
    void whatItHasNoWordsForIsRefusedByNameAndFree() throws Exception {
        shelves.sellOn(goods, DialectName.ANTHROPIC);

        Answer answer = wire.chat(customer, Wire.hello(goods, ",\"logprobs\":true"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("param").asText()).isEqualTo("logprobs");
        assertThat(answer.error().path("code").asText()).isEqualTo("unsupported_parameter");
        assertThat(calls()).isEmpty();
        assertThat(till.record(answer.id()).record().attempts()).isEmpty();
        assertThat(till.usedNanos(customer)).isZero();
        assertThat(till.heldNanos(customer)).isZero();
    }

    @Test
    void whatItHasNoWordsForGoesToTheNextRouteThatHas() throws Exception {
        shelves.sellOn(goods, DialectName.ANTHROPIC, DialectName.OPENAI);

        Answer said = wire.chat(customer, Wire.hello(goods, ""));
        Answer unsaid = wire.chat(customer, Wire.hello(goods, ",\"logprobs\":true"));

        assertThat(said.status()).isEqualTo(200);
        assertThat(unsaid.status()).isEqualTo(200);
        assertThat(calls()).extracting(LoggedCall::dialect).containsExactly("anthropic", "openai");
        assertThat(till.record(unsaid.id()).record().attempts()).hasSize(1);
    }

    @Test
    void aRouteWithoutWordsDoesNotHideWhyTheOneBeforeFailed() throws Exception {
        shelves.sellOn(goods, DialectName.OPENAI, DialectName.ANTHROPIC);
        shelves.simulator()
                .addRule("{\"model\":\"%s\",\"status\":503}".formatted(goods.upstreamModel()));

        Answer answer = wire.chat(customer, Wire.hello(goods, ",\"logprobs\":true"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.error().path("code").asText()).isEqualTo("upstream_error");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, CALLER_ERROR",
        "401, 503, CREDENTIAL_DEAD",
        "402, 503, BALANCE_EMPTY",
        "404, 404, CALLER_ERROR",
        "429, 429, RATE_LIMITED",
        "500, 502, OVERLOADED",
        "529, 502, OVERLOADED"
    })
    void itsErrorsAreToldAsOpenAis(int status, int told, String failureClass) throws Exception {
        for (String stream : List.of("", ",\"stream\":true")) {
            goods = Goods.named("messages-" + Ids.next());
            shelves.sellOn(goods, DialectName.ANTHROPIC);
            shelves.simulator()
                    .addRule(
                            "{\"model\":\"%s\",\"status\":%d}"
                                    .formatted(goods.upstreamModel(), status));
            Answer answer = wire.chat(customer, Wire.hello(goods, stream));

            assertThat(answer.status()).isEqualTo(told);
            JsonNode error = answer.error();
            assertThat(error.has("param")).isTrue();
            assertThat(error.has("code")).isTrue();
            assertThat(till.record(answer.id()).record().attempts())
                    .singleElement()
                    .satisfies(
                            attempt -> assertThat(attempt.failureClass()).isEqualTo(failureClass));
        }
        assertThat(till.usedNanos(customer)).isZero();
    }

    private List<LoggedCall> calls() {
        return shelves.simulator().log().read(0).stream()
                .filter(call -> String.valueOf(call.model()).startsWith(goods.model()))
                .toList();
    }

    private ChatCompletionCreateParams.Builder hello() {
        return ChatCompletionCreateParams.builder()
                .model(goods.model())
                .addSystemMessage("Be brief.")
                .addUserMessage("How is the weather?");
    }

    private ChatCompletionCreateParams.Builder withTool() {
        return hello().addFunctionTool(
                        FunctionDefinition.builder()
                                .name("get_weather")
                                .parameters(
                                        FunctionParameters.builder()
                                                .putAdditionalProperty(
                                                        "type", JsonValue.from("object"))
                                                .build())
                                .build())
                .toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED);
    }
}
