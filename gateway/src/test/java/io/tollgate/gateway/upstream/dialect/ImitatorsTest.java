package io.tollgate.gateway.upstream.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.BodyLimits;
import io.tollgate.gateway.http.BodyScanner;
import io.tollgate.gateway.http.ScannedChat;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What DeepSeek, Kimi and GLM have of their own beside OpenAI's wire format.
class ImitatorsTest {
    private static final Dialect DEEPSEEK = Golden.DIALECTS.named(DialectName.DEEPSEEK);
    private static final Dialect KIMI = Golden.DIALECTS.named(DialectName.KIMI);
    private static final Dialect GLM = Golden.DIALECTS.named(DialectName.GLM);

    private record Limits(long maxBodyBytes, int maxDepth) implements BodyLimits {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    deepseek-v4-pro | "max_completion_tokens":9,  | "max_tokens":256,
                    deepseek-v4-pro | "top_p":1,"max_tokens":9,   | "top_p":1,"max_tokens":256,
                    """)
    void deepSeekTakesItsLimitAsMaxTokens(String model, String given, String sent) {
        assertThat(asked(DEEPSEEK, model, given)).contains(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kimi-k2.6       | "temperature":0.2, | "temperature":1,
                    kimi-k2.6-turbo | "temperature":1.7, | "temperature":1,
                    kimi-other      | "temperature":0.2, | "temperature":0.2,
                    """)
    void kimiIsSentTheOnlyTemperatureThatItsModelTakes(String model, String given, String sent) {
        assertThat(asked(KIMI, model, given)).contains(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "top_p":1,     | "top_p":0.99,
                    "top_p":1.0,   | "top_p":0.99,
                    "top_p":1e0,   | "top_p":0.99,
                    "top_p":0.5,   | "top_p":0.5,
                    "top_p":null,  | "top_p":null,
                    "top_p":1e99999999999, | "top_p":1e99999999999,
                    "top_p":1e-9,  | "top_p":1e-9,
                    """)
    void glmIsSentATopPBelowOne(String given, String sent) {
        assertThat(asked(GLM, "glm-5.1", given)).contains(sent);
    }

    @Test
    void whatTheCallerDidNotSayIsNotSaid() {
        assertThat(asked(GLM, "glm-5.1", "")).doesNotContain("top_p");
        assertThat(asked(KIMI, "kimi-k2.6", "")).doesNotContain("temperature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "data:image/png;base64,QUJD"         | "QUJD"
                    "data:image\\/png;base64,QU\\/JD"    | "QU\\/JD"
                    "\\u0064ata:image/png;base64,QUJD"   | "QUJD"
                    "https://example.com/a,b.png"        | "https://example.com/a,b.png"
                    "data:text/plain,QUJD"               | "data:text/plain,QUJD"
                    "QUJD"                               | "QUJD"
                    """)
    void glmIsSentInlineImagesAsBase64Alone(String given, String sent) {
        String message =
                "\"messages\":[{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"detail\":\"low\",\"url\":%s}}]}],\"model\":\"m\"}";
        for (int cut : List.of(1, 2, 7, 4096)) {
            assertThat(asked(GLM, "glm-5.1", "{" + message.formatted(given), cut))
                    .contains(message.formatted(sent).replace("\"m\"", "\"glm-5.1\""));
            assertThat(asked(KIMI, "other", "{" + message.formatted(given), cut))
                    .contains("\"url\":" + given + "}");
        }
    }

    @Test
    void aTemperatureThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new KimiDialect(List.of("kimi-k2.6")))
                .hasMessageContaining("kimi-temperatures")
                .hasMessageContaining("kimi-k2.6");
    }

    @Test
    void deepSeeksCacheHitsAreCachedInput() {
        String usage =
                "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15,\"prompt_tokens_details\":null,"
                        + "\"prompt_cache_hit_tokens\":7,\"prompt_cache_miss_tokens\":3,"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":2}}";

        assertThat(plain(DEEPSEEK, "stop", usage)).isEqualTo(new TokenUsage(3, 7, 0, 3, 2));
    }

    @Test
    void kimisCachedTokensCountOnceThoughSaidTwice() {
        String usage =
                "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"cached_tokens\":4,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":4}}";

        assertThat(plain(KIMI, "stop", usage)).isEqualTo(new TokenUsage(6, 4, 0, 5, 0));
    }

    @Test
    void kimisUsageInTheLastChoiceOfAStreamIsRead() {
        StreamReader reader = KIMI.streamReader(Golden.terms(true));
        var events =
                reader.feed(
                        Buffer.buffer(
                                """
                                data: {"id":"k","choices":[{"index":0,"delta":{"content":"hey"},"finish_reason":null}]}

                                data: {"id":"k","choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":9,"completion_tokens":3,"cached_tokens":2}}]}

                                data: [DONE]

                                """));

        assertThat(events).hasSize(3);
        assertThat(reader.delivered().usage().orElseThrow().tokens())
                .isEqualTo(new TokenUsage(7, 2, 0, 3, 0));
        String told = reader.usageChunk(Golden.USED, Golden.CHARGE).toString(UTF_8);
        assertThat(told).contains("\"cost\":\"0.000012340\"").contains("\"choices\":[]");
    }

    @Test
    void glmsFinishReasonsAreToldInOpenAisWords() {
        StreamReader reader = GLM.streamReader(Golden.terms(false));
        var events =
                reader.feed(
                        Buffer.buffer(
                                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"sensitive\"}]}\n\n"));

        assertThat(events.getFirst().bytes().toString(UTF_8))
                .contains("\"finish_reason\":\"content_filter\"");
        assertThat(reader.delivered().finished()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"insufficient_system_resource", "network_error"})
    void anAnswerThatTheUpstreamGaveUpIsNone(String reason) {
        StreamReader reader = DEEPSEEK.streamReader(Golden.terms(false));
        var events =
                reader.feed(
                        Buffer.buffer(
                                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"%s\"}]}\n\n"
                                        .formatted(reason)));

        assertThat(events.getFirst().error())
                .isEqualTo(FailedAnswer.of(FailureClass.OVERLOADED, "the upstream gave up"));
        assertThat(answer(GLM, reason, "\"usage\":null")).isInstanceOf(FailedAnswer.class);
    }

    private static TokenUsage plain(Dialect dialect, String reason, String usage) {
        PlainAnswer whole = (PlainAnswer) answer(dialect, reason, usage);
        return whole.delivered().usage().orElseThrow().tokens();
    }

    private static PlainOutcome answer(Dialect dialect, String reason, String usage) {
        PlainReader reader = dialect.plainReader(Golden.terms(false));
        boolean taken =
                reader.feed(
                        Buffer.buffer(
                                "{\"choices\":[{\"message\":{\"content\":\"hey\"},\"finish_reason\":\"%s\"}],%s}"
                                        .formatted(reason, usage)));
        assertThat(taken).isTrue();
        return reader.finish();
    }

    private static String asked(Dialect dialect, String model, String more) {
        String body =
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],%s\"x\":1}"
                        .formatted(more);
        return asked(dialect, model, body, 4096);
    }

    /// @param piece bytes that arrive at once
    private static String asked(Dialect dialect, String model, String body, int piece) {
        BodyScanner scanner = new BodyScanner(new Limits(1 << 20, 64));
        byte[] bytes = body.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            assertThat(
                            scanner.feed(
                                    Arrays.copyOfRange(
                                            bytes, from, Math.min(from + piece, bytes.length))))
                    .isTrue();
        }
        ScannedChat chat = (ScannedChat) scanner.finish();
        Target target = new Target("up.example.com", model, 256);
        return Golden.sent(dialect.request(chat, target));
    }
}
