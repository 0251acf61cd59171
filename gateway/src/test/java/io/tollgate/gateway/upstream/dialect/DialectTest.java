package io.tollgate.gateway.upstream.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.BodyLimits;
import io.tollgate.gateway.http.BodyScanner;
import io.tollgate.gateway.http.ScannedChat;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {
    private static final Golden REQUESTS = new Golden("requests");
    private static final Golden ERRORS = new Golden("errors");

    static Stream<String> requests() {
        return REQUESTS.names();
    }

    static Stream<String> errors() {
        return ERRORS.names();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void asksTheUpstreamAsTheGoldenFilesSay(String name) {
        BodyScanner scanner = new BodyScanner(new Limits(1 << 20, 64));
        assertThat(scanner.feed(REQUESTS.bytes(name + ".json"))).isTrue();
        ScannedChat chat = (ScannedChat) scanner.finish();

        Target target = new Target("gpt.example.com", "gpt-upstream", 256);
        String asked = Golden.sent(Golden.dialect(name).request(chat, target));

        assertThat(asked)
                .isEqualTo(
                        new String(
                                REQUESTS.bytes(name + ".upstream.json"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void tellsFailuresApart(String name) {
        JsonNode expected = ERRORS.json(name + ".json");
        ErrorReply reply =
                new ErrorReply(
                        expected.get("status").asInt(),
                        expected.get("retry_after").textValue(),
                        Buffer.buffer(expected.get("body").asText()),
                        Golden.MODEL,
                        Instant.parse("2026-11-22T12:00:00Z"));

        FailedAnswer failure = Golden.dialect(name).failure(reply);

        assertThat(failure.failureClass().name()).isEqualTo(expected.get("class").asText());
        assertThat(failure.status()).isEqualTo(reply.status());
        JsonNode wait = expected.get("wait_seconds");
        assertThat(failure.retryAfter())
                .isEqualTo(wait.isNull() ? null : Duration.ofSeconds(wait.asLong()));
        JsonNode caller = expected.get("caller");
        assertThat(failure.callerError())
                .isEqualTo(
                        caller.isNull()
                                ? null
                                : new CallerError(
                                        caller.get(0).asInt(),
                                        caller.get(1).textValue(),
                                        caller.get(2).textValue(),
                                        caller.get(3).asText()));
    }

    /// Without a status, as the first event of a stream or instead of a plain answer; `in_band`
    /// where the words alone cannot say what the status does.
    @ParameterizedTest
    @MethodSource("errors")
    void tellsFailuresApartInsideAnAnswer(String name) {
        JsonNode expected = ERRORS.json(name + ".json");
        String body = expected.get("body").asText();
        if (!body.contains("\"error\": {")) {
            return;
        }
        String meaning = expected.path("in_band").asText(expected.get("class").asText());
        Dialect dialect = Golden.dialect(name);

        StreamReader stream = dialect.streamReader(Golden.terms(false));
        List<StreamEvent> events =
                stream.feed(Buffer.buffer("event: error\ndata: " + body + "\n\n"));
        PlainReader plain = dialect.plainReader(Golden.terms(false));
        boolean fed = plain.feed(Buffer.buffer(body));

        FailedAnswer streamed = Objects.requireNonNull(events.getLast().error());
        assertThat(fed).isTrue();
        for (FailedAnswer failure : List.of(streamed, (FailedAnswer) plain.finish())) {
            assertThat(failure.failureClass().name()).isEqualTo(meaning);
            JsonNode caller = expected.get("caller");
            if (!caller.isNull() && expected.path("in_band").isMissingNode()) {
                assertThat(failure.callerError())
                        .isNotNull()
                        .satisfies(told -> {
                            assertThat(told.code()).isEqualTo(caller.get(2).textValue());
                            assertThat(told.message()).isEqualTo(caller.get(3).asText());
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void keepsTheSecretOutOfItsTextForm(DialectName name) {
        Dialect dialect = Golden.DIALECTS.named(name);

        assertThat(dialect.name()).isEqualTo(name);
        assertThat(dialect.headers("sk-secret").toString()).doesNotContain("sk-secret");
        assertThat(dialect.headers("sk-secret").getFirst().value()).endsWith("sk-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "api.openai.com, true",
        "API.OpenAI.com, true",
        "acme.openai.azure.com, true",
        "openai.example.com, false",
        "api.openai.com.example.com, false"
    })
    void sendsTheNewerNameOfTheLimitToOpenAiOnly(String host, boolean newer) {
        Dialect dialect = Golden.DIALECTS.named(DialectName.OPENAI);
        String body = "{\"model\":\"m\",%s\"messages\":[{}]}";
        Target target = new Target(host, "up", 256);

        String unasked = asked(dialect, body.formatted(""), target);
        String older = asked(dialect, body.formatted("\"max_tokens\":9,"), target);

        String name = newer ? "\"max_completion_tokens\":256" : "\"max_tokens\":256";
        assertThat(unasked).containsOnlyOnce("256").contains(name);
        assertThat(older).containsOnlyOnce("256").contains(name).doesNotContain(":9");
    }

    private static String asked(Dialect dialect, String body, Target target) {
        BodyScanner scanner = new BodyScanner(new Limits(1 << 20, 64));
        assertThat(scanner.feed(body.getBytes(StandardCharsets.UTF_8))).isTrue();
        ScannedChat chat = (ScannedChat) scanner.finish();
        return Golden.sent(dialect.request(chat, target));
    }

    private record Limits(long maxBodyBytes, int maxDepth) implements BodyLimits {}
}
