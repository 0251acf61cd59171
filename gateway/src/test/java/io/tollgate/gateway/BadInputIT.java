package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.key.ApiKeySecret;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not be sent is refused in OpenAI's words, and changes nothing.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class BadInputIT {
    private static final Goods UNROUTED = Goods.named("no-route");
    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
    private static final AtomicBoolean OFFERED = new AtomicBoolean();
    private static final int MIB = 1 << 20;

    @Inject Till till;
    @Inject Shelves shelves;
    @Inject ApiKeys keys;

    private Wire wire;
    private Customer customer;
    private int callsBefore;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        if (!OFFERED.getAndSet(true)) {
            shelves.offerUnpriced("no-price");
            shelves.offerUnrouted(UNROUTED);
        }
        wire = new Wire(till);
        customer = till.customer("5");
        callsBefore = shelves.simulator().log().read(0).size();
    }

    @AfterEach
    void nothingWasChangedOrSent() {
        assertThat(till.heldNanos(customer)).isZero();
        assertThat(till.usedNanos(customer)).isZero();
        assertThat(till.records(customer)).isEmpty();
        assertThat(shelves.simulator().log().read(0)).hasSize(callsBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "\"text\"",
                "null",
                "{\"model\":\"deepseek-v4\",}",
                "{'model':'deepseek-v4'}",
                "{\"model\":\"deepseek-v4\"} {}",
                "{\"x\":01}",
                "{\"model\":\"a\\x\"}",
                "{\"model\":NaN}"
            })
    void malformedJsonIsRefused(String body) throws Exception {
        refused(wire.chat(customer, body), 400, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{M}|model",
                "{\"model\":\"deepseek-v4\"}|messages",
                "{\"model\":7,M}|model",
                "{\"model\":null,M}|model",
                "{\"model\":\"\",M}|model",
                "{\"model\":\"deepseek-v4\",\"messages\":\"hi\"}|messages",
                "{\"model\":\"deepseek-v4\",\"messages\":[]}|messages",
                "{\"model\":\"deepseek-v4\",\"messages\":[1]}|messages[0]",
                "{\"model\":\"deepseek-v4\",M,\"stream\":\"yes\"}|stream",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":\"9\"}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":0}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":-5}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":1.5}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":1e99}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":99999999999999999999}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":8193}|max_tokens",
                "{\"model\":\"deepseek-v4\",M,\"max_completion_tokens\":2147483648}"
                        + "|max_completion_tokens",
                "{\"model\":\"deepseek-v4\",M,\"n\":0}|n",
                "{\"model\":\"deepseek-v4\",M,\"n\":1000000}|n",
                "{\"model\":\"deepseek-v4\",M,\"stream\":true,\"stream_options\":3}|stream_options",
                "{\"model\":\"deepseek-v4\",M,\"tools\":{}}|tools",
                "{\"model\":\"deepseek-v4\",\"model\":\"glm-5.1\",M}|model",
                "{\"model\":\"deepseek-v4\",\"mod\\u0065l\":\"glm-5.1\",M}|model",
                "{\"model\":\"deepseek-v4\",M,M}|messages",
                "{\"model\":\"deepseek-v4\",M,\"max_tokens\":5,\"max\\u005ftokens\":9000}"
                        + "|max_tokens"
            })
    void aWrongFieldIsNamed(String body, String param) throws Exception {
        refused(wire.chat(customer, body.replace("M", MESSAGES)), 400, param);
    }

    @Test
    void anEscapedKeyThatIsGivenOnceIsTheKey() throws Exception {
        Customer poor = till.customer("0");
        String escaped = "{\"mod\\u0065l\":\"deepseek-v4\"," + MESSAGES + "}";

        Answer answer = wire.chat(poor, escaped);

        assertThat(answer.status()).isEqualTo(402);
    }

    @Test
    void nestingDeeperThanTheBoundIsRefused() throws Exception {
        String body =
                "{\"model\":\"deepseek-v4\",%s,\"deep\":%s%s}"
                        .formatted(MESSAGES, "[".repeat(64), "]".repeat(64));

        refused(wire.chat(customer, body), 400, null);
    }

    @Test
    void aBodyOverTheBoundIsRefusedAndTheConnectionGoesOn() throws Exception {
        byte[] body = new byte[33 * MIB];
        java.util.Arrays.fill(body, (byte) ' ');
        HttpRequest declared =
                wire.request(Wire.CHAT, customer.secret())
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        HttpRequest chunked =
                wire.request(Wire.CHAT, customer.secret())
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(body)))
                        .build();

        for (HttpRequest request : List.of(declared, chunked)) {
            Answer answer = wire.send(request);

            refused(answer, 413, null);
            assertThat(code(answer)).isEqualTo("request_too_large");
        }
        assertThat(wire.get("/v1/models", customer).status()).isEqualTo(200);
    }

    @Test
    void headersOverTheBoundAreRefused() throws Exception {
        Answer answer =
                wire.send(
                        wire.request("/v1/models", customer.secret())
                                .header("x-filler", "x".repeat(17 * 1024))
                                .GET()
                                .build());

        refused(answer, 431, null);
        assertThat(code(answer)).isEqualTo("request_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v1/embeddings",
                "/v1/chat/completions/",
                "/v2/models",
                "/q/health",
                "/v1/chat/../chat/completions"
            })
    void anUnknownUrlIsSaidToBeUnknown(String path) throws Exception {
        Answer answer = wire.get(path, customer);

        refused(answer, 404, null);
        assertThat(code(answer)).isEqualTo("unknown_url");
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/chat/completions", "POST,/v1/models", "DELETE,/v1/models/glm-5.1"})
    void aWrongMethodIsSaidToBeWrong(String method, String path) throws Exception {
        Answer answer =
                wire.send(
                        wire.request(path, customer.secret())
                                .method(method, BodyPublishers.noBody())
                                .build());

        refused(answer, 405, null);
        assertThat(answer.header("allow")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "tg_live_short", "sk-0123456789abcdefghijklmnop", "tgm_x"})
    void aMalformedKeyIsRefusedAndMasked(String key) throws Exception {
        Answer answer = wire.send(wire.chatRequest(key, Wire.hello(Goods.GLM, "")));

        unauthorized(answer);
        assertThat(answer.text()).doesNotContain(key);
    }

    @Test
    void aKeyWithAWrongChecksumOrUnknownIsRefusedAndMasked() throws Exception {
        String unknown = ApiKeySecret.generate().secret();
        char last = customer.secret().charAt(56);
        String mistyped = customer.secret().substring(0, 56) + (last == 'a' ? 'b' : 'a');

        for (String key : List.of(unknown, mistyped)) {
            Answer answer = wire.send(wire.chatRequest(key, Wire.hello(Goods.GLM, "")));

            unauthorized(answer);
            assertThat(answer.text()).doesNotContain(key);
        }
    }

    @Test
    void noKeyAtAllIsRefused() throws Exception {
        unauthorized(wire.send(wire.chatRequest("", Wire.hello(Goods.GLM, ""))));
        unauthorized(wire.send(wire.request("/v1/models", "").GET().build()));
        unauthorized(
                wire.send(
                        wire.request("/v1/credits", "")
                                .header("authorization", "Basic " + customer.secret())
                                .GET()
                                .build()));
    }

    @Test
    void revokedAndExpiredKeysAreRefused() throws Exception {
        Customer expired =
                till.issue(
                        customer.tenant(),
                        new NewApiKey(
                                "old",
                                null,
                                null,
                                Set.of(),
                                List.of(),
                                RateLimits.NONE,
                                Instant.now().minusSeconds(1)));
        Customer revoked = till.issue(customer.tenant(), NewApiKey.named("lost"));
        assertThat(keys.revoke(revoked.key(), Instant.now())).isPresent();

        unauthorized(wire.chat(expired, Wire.hello(Goods.GLM, "")));
        unauthorized(wire.chat(revoked, Wire.hello(Goods.GLM, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-model", "no-price", "no-route", "DEEPSEEK-V4"})
    void aModelThatIsNotForSaleDoesNotExist(String model) throws Exception {
        Answer answer = wire.chat(customer, Wire.hello(Goods.named(model), ""));

        refused(answer, 404, "model");
        assertThat(code(answer)).isEqualTo("model_not_found");
        assertThat(wire.get("/v1/models/" + model, customer).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?id=", "?id=nonsense", "?id=%00"})
    void aReceiptNeedsAnId(String query) throws Exception {
        Answer answer = wire.get("/v1/generation" + query, customer);

        assertThat(answer.status()).isBetween(400, 404);
        fourKeys(answer);
        assertThat(answer.error().path("param").asText()).isEqualTo("id");
    }

    private static void unauthorized(Answer answer) {
        refused(answer, 401, null);
        assertThat(code(answer)).isEqualTo("invalid_api_key");
    }

    private static void refused(
            Answer answer, int status, @org.jspecify.annotations.Nullable String param) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        fourKeys(answer);
        assertThat(answer.error().path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(answer.error().path("param").textValue()).as(answer.text()).isEqualTo(param);
    }

    private static void fourKeys(Answer answer) {
        JsonNode error = answer.error();
        assertThat(error.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("message", "type", "param", "code");
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(UUID.fromString(answer.id()).version()).isEqualTo(7);
        assertThat(answer.header("content-type")).startsWith("application/json");
    }

    private static String code(Answer answer) {
        return answer.error().path("code").asText();
    }
}
