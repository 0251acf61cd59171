package io.tollgate.gateway.upstream.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.json.RandomJson;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainReaderTest {
    private static final Golden ANSWERS = new Golden("answers");
    private static final Golden USAGE = new Golden("usage");

    private static final Dialect OPENAI = Golden.DIALECTS.named(DialectName.OPENAI);

    static Stream<String> answers() {
        return ANSWERS.names();
    }

    static Stream<String> usageForms() {
        return USAGE.names();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void passesOnAndMetersAsTheGoldenFilesSay(String name) {
        byte[] body = ANSWERS.bytes(name + ".json");
        JsonNode facts = ANSWERS.json(name + ".facts.json");

        PlainAnswer answer = (PlainAnswer) read(Golden.dialect(name), new RandomJson(3).cut(body));

        assertThat(Golden.join(answer.body(Golden.USED, Golden.CHARGE)))
                .asString()
                .isEqualTo(text(ANSWERS.bytes(name + ".passed.json")));
        Delivered delivered = answer.delivered();
        assertThat(delivered.textBytes()).isEqualTo(facts.get("textBytes").asLong());
        assertThat(delivered.reasoningBytes()).isEqualTo(facts.get("reasoningBytes").asLong());
        assertThat(delivered.content()).isEqualTo(facts.get("content").asBoolean());
        assertThat(delivered.finished()).isEqualTo(facts.get("finished").asBoolean());
        assertThat(delivered.usage().map(ReportedUsage::tokens))
                .isEqualTo(Golden.tokens(facts.get("usage")));
    }

    @ParameterizedTest
    @MethodSource("usageForms")
    void turnsUsageIntoDisjointKinds(String name) {
        JsonNode expected = USAGE.json(name + ".json");
        Dialect dialect = Golden.dialect(name);
        String choices =
                dialect.name() == DialectName.ANTHROPIC ? "\"content\":[]" : "\"choices\":[{}]";
        String body = "{" + choices + ",\"usage\":" + expected.get("usage") + "}";

        Delivered delivered = ((PlainAnswer) read(dialect, List.of(bytes(body)))).delivered();

        assertThat(delivered.usage().map(ReportedUsage::tokens))
                .isEqualTo(Golden.tokens(expected.get("tokens")));
        delivered
                .usage()
                .ifPresent(usage -> {
                    assertThat(usage.inconsistent())
                            .isEqualTo(expected.get("inconsistent").asBoolean());
                    assertThat(usage.unpriced()).hasSameSizeAs(expected.get("unpriced"));
                    usage.unpriced()
                            .forEach((kind, n) ->
                                    assertThat(expected.get("unpriced").get(kind).asLong())
                                            .isEqualTo(n));
                });
    }

    @Test
    void takesAnErrorObjectForAFailure() {
        assertThat(
                        read(
                                OPENAI,
                                List.of(
                                        bytes(
                                                "{\"error\":{\"message\":\"slow down\",\"code\":429}}"))))
                .isInstanceOfSatisfying(
                        FailedAnswer.class,
                        failure ->
                                assertThat(failure.failureClass())
                                        .isEqualTo(FailureClass.RATE_LIMITED));
    }

    @Test
    void takesNonsenseForAnOverloadedUpstream() {
        for (String body :
                List.of(
                        "",
                        "<html>",
                        "[]",
                        "{}",
                        "{\"choices\":[]}",
                        "{\"choices\":[{}]",
                        "{\"a\":1}x")) {
            assertThat(read(OPENAI, List.of(bytes(body))))
                    .as(body)
                    .isInstanceOfSatisfying(
                            FailedAnswer.class,
                            failure ->
                                    assertThat(failure.failureClass())
                                            .isEqualTo(FailureClass.OVERLOADED));
        }
    }

    @Test
    void givesUpOnAnAnswerPastItsBound() {
        byte[] body =
                bytes("{\"choices\":[{\"message\":{\"content\":\"" + "x".repeat(9000) + "\"}}]}");

        PlainReader reader = OPENAI.plainReader(Golden.terms(false));

        assertThat(reader.feed(Buffer.buffer(body))).isFalse();
        assertThat(reader.finish()).isInstanceOf(FailedAnswer.class);
    }

    private static PlainOutcome read(Dialect dialect, List<byte[]> pieces) {
        PlainReader reader = dialect.plainReader(Golden.terms(false));
        for (byte[] piece : pieces) {
            if (!reader.feed(Buffer.buffer(piece))) {
                break;
            }
        }
        return reader.finish();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
