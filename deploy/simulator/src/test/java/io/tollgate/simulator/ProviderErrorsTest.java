package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.dialect.ProviderError;
import io.tollgate.simulator.dialect.ProviderErrors;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every error of every provider, by its name.
class ProviderErrorsTest {
    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    static Stream<ProviderError> errors() {
        return Stream.of("openai", "deepseek", "kimi", "glm", "anthropic")
                .flatMap(dialect -> ProviderErrors.all(dialect).stream());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void isToldInTheProvidersOwnFormPlainAndInAStream(ProviderError error) throws Exception {
        String rule = "{\"times\":1,\"dialect\":\"%s\",\"error\":\"%s\"%s}";
        simulator.addRule(rule.formatted(error.dialect(), error.name(), ""));
        HttpResponse<String> plain = call(error.dialect(), false);
        simulator.addRule(
                rule.formatted(
                        error.dialect(),
                        error.name(),
                        ",\"in_stream_error\":{\"after_chunks\":0}"));
        HttpResponse<String> stream = call(error.dialect(), true);

        JsonNode body = Caller.json(plain.body());
        assertThat(plain.statusCode()).isEqualTo(error.status());
        check(error, body.path("error"));
        assertThat(body.has("request_id")).isEqualTo(error.dialect().equals("anthropic"));
        assertThat(stream.statusCode()).isEqualTo(200);
        String event = stream.body().lines().filter(line -> !line.isEmpty()).toList().getLast();
        check(error, Caller.json(event.substring("data: ".length())).path("error"));
        assertThat(simulator.log().read(0))
                .extracting(LoggedCall::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.CUT);
    }

    private static void check(ProviderError error, JsonNode told) {
        assertThat(told.path("message").asText()).isNotBlank().doesNotContain("{");
        assertThat(told.path("type").textValue()).isEqualTo(error.type());
        assertThat(told.path("code").textValue()).isEqualTo(error.code());
        List<String> members =
                switch (error.dialect()) {
                    case "openai", "deepseek" -> List.of("message", "type", "param", "code");
                    case "glm" -> List.of("code", "message");
                    case "kimi" -> List.of("message", "type");
                    default -> List.of("type", "message");
                };
        assertThat(told.fieldNames()).toIterable().containsExactlyElementsOf(members);
        if (error.message().contains("{model}")) {
            assertThat(told.path("message").asText()).contains("asked-for");
        }
    }

    @Test
    void aStatusAloneIsTheProvidersErrorOfThatStatus() throws Exception {
        simulator.addRule("{\"status\":402}");

        JsonNode error = Caller.json(call("deepseek", false).body()).path("error");

        assertThat(error.path("message").asText()).isEqualTo("Insufficient Balance");
        assertThat(error.path("type").asText()).isEqualTo("unknown_error");
    }

    @Test
    void anErrorComesWithAnotherStatusIfTheRuleSaysSo() throws Exception {
        simulator.addRule(
                "{\"dialect\":\"glm\",\"error\":\"insufficient_balance\",\"status\":200}");

        HttpResponse<String> answer = call("glm", false);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Caller.json(answer.body()).at("/error/code").asText()).isEqualTo("1113");
    }

    @Test
    void aLimitTellsWhenItEndsByBeijingsClock() throws Exception {
        simulator.addRule("{\"dialect\":\"glm\",\"error\":\"plan_limit\",\"reset_after_s\":0}");

        String message = Caller.json(call("glm", false).body()).at("/error/message").asText();

        assertThat(message).matches(".*will reset at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @ParameterizedTest
    @CsvSource({"glm,rate_limit_daily", "nobody,bad_key", ",daily_limit", "kimi,nothing"})
    void anErrorThatTheProviderDoesNotHaveIsRefusedWithTheList(String dialect, String name)
            throws Exception {
        String where = dialect == null ? "" : "\"dialect\":\"" + dialect + "\",";

        HttpResponse<String> refused =
                caller.post("/_sim/rules", "{%s\"error\":\"%s\"}".formatted(where, name));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(name);
        assertThat(simulator.log().read(0)).isEmpty();
    }

    private HttpResponse<String> call(String dialect, boolean stream) throws Exception {
        String path = dialect.equals("anthropic") ? "/v1/messages" : "/chat/completions";
        String body =
                "{\"model\":\"asked-for\",\"max_tokens\":4,\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}"
                        .formatted(stream);
        return caller.call(simulator.baseUri(dialect).getPath() + path, "sk-test", body);
    }
}
