package io.tollgate.simulator;

import static io.tollgate.simulator.Caller.chat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainCallTest {
    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void answersWithFourBytesATokenLabelledAsSimulated() throws Exception {
        HttpResponse<String> response = caller.call(chat("hello", ""));

        JsonNode body = Caller.json(response.body());
        String said = body.at("/choices/0/message/content").asText();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(said).startsWith("sim: simulated").hasSize(64 * 4);
        assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(body.path("model").asText()).isEqualTo("m");
        assertThat(body.path("usage"))
                .isEqualTo(
                        Caller.json(
                                """
                                {"prompt_tokens":2,"completion_tokens":64,"total_tokens":66,
                                 "prompt_tokens_details":{"cached_tokens":0},
                                 "completion_tokens_details":{"reasoning_tokens":0}}\
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"max_tokens\":3|3|length",
                ",\"max_tokens\":9,\"max_completion_tokens\":2|2|length",
                ",\"max_tokens\":9,\"max_completion_tokens\":null|9|length",
                ",\"max_tokens\":64|64|stop",
                ",\"max_tokens\":100000|64|stop"
            })
    void stopsAtTheOutputLimit(String limit, int tokens, String finishReason) throws Exception {
        JsonNode body = caller.callJson(chat("hello", limit));

        assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(tokens);
        assertThat(body.at("/choices/0/message/content").asText()).hasSize(4 * tokens);
        assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo(finishReason);
    }

    @Test
    void countsEveryChoice() throws Exception {
        JsonNode body = caller.callJson(chat("hello", ",\"n\":3,\"max_tokens\":5"));

        assertThat(body.path("choices")).hasSize(3);
        assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(15);
    }

    @Test
    void callsTheFunctionThatMustBeCalled() throws Exception {
        JsonNode body =
                caller.callJson(
                        chat(
                                "hello",
                                """
                                ,"tools":[{"type":"function","function":{"name":"first"}},
                                {"type":"function","function":{"name":"second"}}],
                                "tool_choice":{"type":"function","function":{"name":"second"}}\
                                """));

        JsonNode function = body.at("/choices/0/message/tool_calls/0/function");
        assertThat(function.path("name").asText()).isEqualTo("second");
        assertThat(Caller.json(function.path("arguments").asText()).path("simulated").asText())
                .startsWith("sim: ");
        assertThat(body.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(64);
    }

    @Test
    void leavesToolsAloneThatNeedNotBeCalled() throws Exception {
        JsonNode body =
                caller.callJson(
                        chat(
                                "hello",
                                """
                                ,"tools":[{"type":"function","function":{"name":"f"}}],
                                "tool_choice":"auto","response_format":{"type":"json_object"}\
                                """));

        assertThat(body.at("/choices/0/message/content").asText()).startsWith("sim: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "{\"model\":\"m\"|null",
                "[]|null",
                "{\"model\":\"m\",\"messages\":[{}]} x|null",
                "{\"messages\":[{}]}|model",
                "{\"model\":7,\"messages\":[{}]}|model",
                "{\"model\":\"m\"}|messages",
                "{\"model\":\"m\",\"messages\":[]}|messages",
                "{\"model\":\"m\",\"messages\":[1]}|messages",
                "{\"model\":\"m\",\"messages\":[{}],\"max_tokens\":0}|max_tokens",
                "{\"model\":\"m\",\"messages\":[{}],\"max_tokens\":1.5}|max_tokens",
                "{\"model\":\"m\",\"messages\":[{}],\"n\":129}|n",
                "{\"model\":\"m\",\"messages\":[{}],\"stream\":1}|stream",
                "{\"model\":\"m\",\"messages\":[{}],\"stream_options\":{}}|stream_options",
                "{\"model\":\"m\",\"messages\":[{}],\"tool_choice\":\"required\"}|tool_choice"
            })
    void refusesBadBodiesNamingTheField(String body, String param) throws Exception {
        HttpResponse<String> response = caller.call(body);

        JsonNode error = Caller.json(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").textValue()).isEqualTo(param);
        assertThat(error.has("code")).isTrue();
        assertThat(simulator.log().read(0))
                .singleElement()
                .satisfies(call -> assertThat(call.outcome()).hasToString("REFUSED"));
    }

    @Test
    void refusesBodiesOverTheBound() throws Exception {
        Settings small = new Settings(0, "127.0.0.1", null, 1, 100, 10);
        try (Simulator bounded = Simulator.start(small)) {
            HttpResponse<String> response = Caller.of(bounded).call(chat("x".repeat(200), ""));

            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void listsTheModelsAndKnowsNoOtherRoute() throws Exception {
        HttpResponse<String> models = caller.get("/openai/v1/models");
        HttpResponse<String> unknown = caller.get("/kimi/models");

        assertThat(Caller.json(models.body()).path("data").findValuesAsText("id"))
                .containsExactly("deepseek-v4-pro", "glm-5.1", "kimi-k2.6", "sim-model");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Caller.json(unknown.body()).at("/error/code").asText()).isEqualTo("unknown_url");
        assertThat(simulator.baseUri("openai")).hasPath("/openai/v1");
    }
}
