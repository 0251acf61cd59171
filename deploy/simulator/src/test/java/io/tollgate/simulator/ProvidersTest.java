package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.TrueUsage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each provider below its own path, telling usage in its own words.
class ProvidersTest {
    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /deepseek         | deepseek | {"prompt_tokens":2,"completion_tokens":5,"total_tokens":7,"prompt_tokens_details":null,"prompt_cache_hit_tokens":0,"prompt_cache_miss_tokens":2}
                    /kimi/v1          | kimi     | {"prompt_tokens":2,"completion_tokens":5,"total_tokens":7,"cached_tokens":0}
                    /glm/api/paas/v4  | glm      | {"prompt_tokens":2,"completion_tokens":5,"total_tokens":7,"prompt_tokens_details":{"cached_tokens":0}}
                    """)
    void tellsUsageInItsOwnWords(String path, String dialect, String usage) throws Exception {
        JsonNode answer =
                Caller.json(
                        caller.post(
                                        path + "/chat/completions",
                                        Caller.chat("hello", ",\"max_tokens\":5"))
                                .body());

        assertThat(answer.path("usage")).isEqualTo(Caller.json(usage));
        assertThat(answer.at("/choices/0/message/content").asText())
                .isEqualTo("sim: simulated text ");
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        LoggedCall logged = simulator.log().read(0).getFirst();
        assertThat(logged.dialect()).isEqualTo(dialect);
        assertThat(logged.usage()).isEqualTo(new TrueUsage(2, 5));
    }

    @Test
    void deepSeekStreamsUsageInAChunkOfItsOwnWhenAsked() throws Exception {
        List<String> events = stream("/deepseek", ",\"stream_options\":{\"include_usage\":true}");

        assertThat(Caller.json(events.get(3)).path("choices")).isEmpty();
        assertThat(Caller.json(events.get(3)).at("/usage/prompt_cache_miss_tokens").asInt())
                .isEqualTo(2);
        assertThat(String.join("", stream("/deepseek", ""))).doesNotContain("usage");
    }

    @Test
    void kimiStreamsUsageInItsLastChoiceUnasked() throws Exception {
        List<String> events = stream("/kimi/v1", "");

        JsonNode last = Caller.json(events.get(2));
        assertThat(events).hasSize(4);
        assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(last.at("/choices/0/usage/completion_tokens").asInt()).isEqualTo(1);
        assertThat(last.has("usage")).isFalse();
    }

    @Test
    void glmStreamsUsageInItsLastChunkUnasked() throws Exception {
        List<String> events = stream("/glm/api/paas/v4", "");

        JsonNode last = Caller.json(events.get(2));
        assertThat(events).hasSize(4);
        assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(last.at("/usage/completion_tokens").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"deepseek, /deepseek", "kimi, /kimi/v1", "glm, /glm/api/paas/v4"})
    void obeysRulesForItsNameAlone(String dialect, String path) throws Exception {
        simulator.addRule("{\"dialect\":\"%s\",\"status\":503}".formatted(dialect));

        assertThat(caller.post(path + "/chat/completions", Caller.chat("hello", "")).statusCode())
                .isEqualTo(503);
        assertThat(caller.call(Caller.chat("hello", "")).statusCode()).isEqualTo(200);
        assertThat(caller.get(path + "/models").statusCode())
                .isEqualTo(dialect.equals("glm") ? 404 : 503);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /deepseek        | 402 | type | unknown_error
                    /deepseek        | 401 | type | authentication_error
                    /deepseek        | 429 | code | invalid_request_error
                    /kimi/v1         | 401 | type | invalid_authentication_error
                    /kimi/v1         | 403 | type | exceeded_current_quota_error
                    /kimi/v1         | 429 | type | rate_limit_reached_error
                    /glm/api/paas/v4 | 401 | code | 1000
                    /glm/api/paas/v4 | 429 | code | 1302
                    /glm/api/paas/v4 | 500 | code | 1234
                    /glm/api/paas/v4 | 503 | code | 1312
                    """)
    void tellsErrorsInItsOwnWords(String path, int status, String member, String word)
            throws Exception {
        simulator.addRule("{\"status\":%d}".formatted(status));

        var refused = caller.post(path + "/chat/completions", Caller.chat("hello", ""));

        assertThat(refused.statusCode()).isEqualTo(status);
        JsonNode error = Caller.json(refused.body()).path("error");
        assertThat(error.path(member).asText()).isEqualTo(word);
        assertThat(error.path("message").asText()).isNotBlank();
    }

    /// Role, one token, finish, perhaps usage, `[DONE]`.
    private List<String> stream(String path, String more) throws Exception {
        String body = Caller.chat("hello", ",\"stream\":true,\"max_tokens\":1" + more);
        return Caller.events(caller.post(path + "/chat/completions", body).body());
    }
}
