package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.models.Model;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.key.ApiKeySecret;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.TenantChange;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The official client, told nothing but a base URL and a key.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class OpenAiClientIT {
    private static final Duration CHANGES_HOLD_WITHIN = Duration.ofSeconds(1);

    @Inject Till till;
    @Inject Shelves shelves;
    @Inject Tenants tenants;
    @Inject ApiKeys keys;

    private final List<OpenAIClient> clients = new ArrayList<>();
    private Customer customer;
    private OpenAIClient client;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        customer = till.customer("5");
        client = client(customer.secret());
    }

    @AfterEach
    void close() {
        clients.forEach(OpenAIClient::close);
    }

    @Test
    void theModelsForSaleAreListedAndRetrieved() {
        assertThat(client.models().list().data().stream().map(Model::id))
                .contains("deepseek-v4", "glm-5.1", "kimi-2.6");

        Model one = client.models().retrieve("glm-5.1");

        assertThat(one.id()).isEqualTo("glm-5.1");
        JsonNode json = ObjectMappers.jsonMapper().valueToTree(one);
        assertThat(json.path("context_length").isIntegralNumber()).isTrue();
        assertThat(json.path("max_output_tokens").isIntegralNumber()).isTrue();
        assertThat(json.at("/pricing/currency").asText()).isEqualTo("USD");
    }

    @Test
    void aChatIsAnsweredWithUsageAndCost() {
        ChatCompletion answer = client.chat().completions().create(hello(Goods.DEEPSEEK).build());

        assertThat(answer.model()).isEqualTo("deepseek-v4");
        assertThat(answer.choices().getFirst().message().content().orElseThrow())
                .startsWith("sim: simulated text");
        CompletionUsage usage = answer.usage().orElseThrow();
        assertThat(usage.totalTokens()).isEqualTo(usage.promptTokens() + usage.completionTokens());
        assertThat(cost(usage))
                .isEqualTo(
                        Goods.DEEPSEEK.chargeNanos(usage.promptTokens(), usage.completionTokens()));
    }

    @Test
    void switchingTheModelNeedsNothingElse() {
        for (Goods goods : List.of(Goods.DEEPSEEK, Goods.GLM, Goods.KIMI)) {
            ChatCompletion answer = client.chat().completions().create(hello(goods).build());

            CompletionUsage usage = answer.usage().orElseThrow();
            assertThat(answer.model()).isEqualTo(goods.model());
            assertThat(cost(usage))
                    .isEqualTo(goods.chargeNanos(usage.promptTokens(), usage.completionTokens()));
        }
    }

    @Test
    void aStreamEndsWithUsageAndCost() {
        List<ChatCompletionChunk> chunks =
                stream(
                        hello(Goods.KIMI)
                                .streamOptions(
                                        ChatCompletionStreamOptions.builder()
                                                .includeUsage(true)
                                                .build()));

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.model()).isEqualTo("kimi-2.6"));
        assertThat(text(chunks)).startsWith("sim: simulated text").hasSize(256);
        CompletionUsage usage = chunks.getLast().usage().orElseThrow();
        assertThat(chunks.getLast().choices()).isEmpty();
        assertThat(usage.completionTokens()).isEqualTo(64);
        assertThat(cost(usage)).isEqualTo(Goods.KIMI.chargeNanos(usage.promptTokens(), 64));
    }

    @Test
    void aStreamWithoutTheWishForUsageCarriesNone() {
        List<ChatCompletionChunk> chunks = stream(hello(Goods.KIMI));

        assertThat(text(chunks)).hasSize(256);
        assertThat(chunks)
                .allSatisfy(chunk -> {
                    assertThat(chunk.usage()).isEmpty();
                    assertThat(chunk.choices()).isNotEmpty();
                });
    }

    @Test
    void aToolIsCalledPlain() {
        ChatCompletion answer = client.chat().completions().create(withTool().build());

        var choice = answer.choices().getFirst();
        ChatCompletionMessageFunctionToolCall call =
                choice.message().toolCalls().orElseThrow().getFirst().asFunction();
        assertThat(choice.finishReason().asString()).isEqualTo("tool_calls");
        assertThat(call.function().name()).isEqualTo("get_weather");
        assertThat(Wire.parse(call.function().arguments()).has("simulated")).isTrue();
    }

    @Test
    void aToolIsCalledInAStream() {
        List<ChatCompletionChunk> chunks = stream(withTool());

        StringBuilder arguments = new StringBuilder();
        StringBuilder name = new StringBuilder();
        chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().toolCalls().orElse(List.of()).stream())
                .flatMap(call -> call.function().stream())
                .forEach(function -> {
                    function.name().ifPresent(name::append);
                    function.arguments().ifPresent(arguments::append);
                });
        assertThat(name).hasToString("get_weather");
        assertThat(Wire.parse(arguments.toString()).has("simulated")).isTrue();
    }

    @Test
    void aWrongKeyIsUnauthorized() {
        OpenAIClient stranger = client(ApiKeySecret.generate().secret());
        var refusal =
                catchThrowableOfType(
                        UnauthorizedException.class,
                        () -> stranger.chat().completions().create(hello(Goods.GLM).build()));

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.code()).contains("invalid_api_key");
    }

    @Test
    void anUnknownModelIsNotFound() {
        var refusal =
                catchThrowableOfType(
                        NotFoundException.class,
                        () ->
                                client.chat()
                                        .completions()
                                        .create(hello(Goods.named("no-such-model")).build()));

        assertThat(refusal.code()).contains("model_not_found");
        assertThat(refusal.param()).contains("model");
        assertThatThrownBy(() -> client.models().retrieve("no-such-model"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void withoutCreditTheClientSeesItsErrorWith402() {
        OpenAIClient poor = client(till.customer("0").secret());
        var refusal =
                catchThrowableOfType(
                        OpenAIServiceException.class,
                        () -> poor.chat().completions().create(hello(Goods.GLM).build()));

        assertThat(refusal.statusCode()).isEqualTo(402);
        assertThat(refusal.code()).contains("insufficient_quota");
        assertThat(refusal.type()).contains("insufficient_quota");
    }

    @Test
    void aModelThatTheKeyMayNotCallIsForbiddenAndHidden() {
        Customer limited =
                till.issue(
                        customer.tenant(),
                        new NewApiKey(
                                "kimi only",
                                null,
                                null,
                                Set.of(new ModelId("kimi-2.6")),
                                List.of(),
                                RateLimits.NONE,
                                null));
        OpenAIClient narrow = client(limited.secret());
        var refusal =
                catchThrowableOfType(
                        PermissionDeniedException.class,
                        () -> narrow.chat().completions().create(hello(Goods.GLM).build()));

        assertThat(refusal.code()).contains("model_not_allowed");
        assertThat(narrow.models().list().data().stream().map(Model::id))
                .containsExactly("kimi-2.6");
        assertThat(narrow.chat().completions().create(hello(Goods.KIMI).build()).model())
                .isEqualTo("kimi-2.6");
    }

    @Test
    void aSuspendedTenantIsForbiddenWithinASecond() {
        assertThat(client.models().list().data()).isNotEmpty();

        assertThat(
                        tenants.update(
                                customer.tenant(),
                                new TenantChange(null, null, null, null, null, false)))
                .isPresent();

        Until.holds(
                "calls of a suspended tenant are refused",
                CHANGES_HOLD_WITHIN,
                () -> refusedWith("tenant_suspended"));
    }

    @Test
    void aRevokedKeyIsRefusedWithinASecond() {
        assertThat(client.models().list().data()).isNotEmpty();

        assertThat(keys.revoke(customer.key(), Instant.now())).isPresent();

        Until.holds(
                "a revoked key is refused",
                CHANGES_HOLD_WITHIN,
                () -> refusedWith("invalid_api_key"));
    }

    private boolean refusedWith(String code) {
        try {
            var _ = client.models().list();
            return false;
        } catch (OpenAIServiceException refusal) {
            return refusal.code().orElse("").equals(code);
        }
    }

    private OpenAIClient client(String secret) {
        OpenAIClient opened =
                OpenAIOkHttpClient.builder()
                        .baseUrl(till.address() + "/v1")
                        .apiKey(secret)
                        .maxRetries(0)
                        .build();
        clients.add(opened);
        return opened;
    }

    @Test
    void aStreamThatIsCutIsAnErrorAndCostsWhatArrived() {
        Goods goods = Goods.named("cut-" + Ids.next());
        shelves.offer(goods, 1, Routing.USUAL);
        shelves.simulator()
                .addRule(
                        "{\"model\":\"%s\",\"cut_after_chunks\":5}"
                                .formatted(goods.upstreamModel()));
        List<ChatCompletionChunk> arrived = new ArrayList<>();

        assertThatThrownBy(
                        () -> {
                            try (StreamResponse<ChatCompletionChunk> answer =
                                    client.chat()
                                            .completions()
                                            .createStreaming(hello(goods).build())) {
                                answer.stream().forEach(arrived::add);
                            }
                        })
                .isInstanceOf(OpenAIException.class);

        assertThat(text(arrived)).hasSize(20);
        Until.holds("it is settled", () -> till.heldNanos(customer) == 0);
        assertThat(till.usedNanos(customer)).isEqualTo(goods.chargeNanos(4, 5));
    }

    private List<ChatCompletionChunk> stream(ChatCompletionCreateParams.Builder call) {
        try (StreamResponse<ChatCompletionChunk> answer =
                client.chat().completions().createStreaming(call.build())) {
            return answer.stream().toList();
        }
    }

    private static String text(List<ChatCompletionChunk> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .forEach(choice -> choice.delta().content().ifPresent(text::append));
        return text.toString();
    }

    private static long cost(CompletionUsage usage) {
        JsonNode json = ObjectMappers.jsonMapper().valueToTree(usage);
        assertThat(json.path("cost_currency").asText()).isEqualTo("USD");
        return Wire.nanos(json.path("cost").asText());
    }

    private static ChatCompletionCreateParams.Builder hello(Goods goods) {
        return ChatCompletionCreateParams.builder()
                .model(goods.model())
                .addUserMessage("Say something.");
    }

    private static ChatCompletionCreateParams.Builder withTool() {
        return hello(Goods.GLM)
                .addFunctionTool(
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
