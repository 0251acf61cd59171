package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicCallTest {
    private static final String TOOLS =
            ",\"tools\":[{\"name\":\"f\",\"input_schema\":{}}],\"tool_choice\":{\"type\":\"any\"}";

    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void answersWithAMessage() throws Exception {
        JsonNode message = Caller.json(call("5", ",\"system\":\"abcd\"").body());

        assertThat(message.path("type").asText()).isEqualTo("message");
        assertThat(message.at("/content/0")).isEqualTo(text("sim: simulated text "));
        assertThat(message.path("stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(message.path("usage"))
                .isEqualTo(
                        Caller.json(
                                "{\"input_tokens\":3,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":5}"));
        LoggedCall logged = simulator.log().read(0).getFirst();
        assertThat(logged.dialect()).isEqualTo("anthropic");
        assertThat(logged.credential()).isEqualTo("sk-test");
        assertThat(logged.usage()).isEqualTo(new TrueUsage(3, 5));
    }

    @Test
    void streamsNamedEventsATokenADelta() throws Exception {
        List<String> names = new ArrayList<>();
        List<JsonNode> events = events(call("2", ",\"stream\":true").body(), names);

        assertThat(names)
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(events)
                .allSatisfy(event -> assertThat(names).contains(event.path("type").asText()));
        assertThat(events.get(0).at("/message/usage/input_tokens").asInt()).isEqualTo(2);
        assertThat(events.get(3).at("/delta/text").asText()).isEqualTo("sim:");
        assertThat(events.get(6).at("/delta/stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(events.get(6).at("/usage/output_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void callsAToolPlainAndStreamed() throws Exception {
        JsonNode block = Caller.json(call("100", TOOLS).body()).at("/content/0");
        List<JsonNode> events =
                events(call("100", ",\"stream\":true" + TOOLS).body(), new ArrayList<>());

        assertThat(block.path("type").asText()).isEqualTo("tool_use");
        assertThat(block.path("name").asText()).isEqualTo("f");
        assertThat(block.at("/input/simulated").isTextual()).isTrue();
        StringBuilder json = new StringBuilder();
        events.forEach(event -> json.append(event.at("/delta/partial_json").asText()));
        assertThat(Caller.json(json.toString())).isEqualTo(block.path("input"));
        assertThat(events.get(events.size() - 2).at("/delta/stop_reason").asText())
                .isEqualTo("tool_use");
    }

    @Test
    void obeysRulesAboutUsageAndErrors() throws Exception {
        simulator.addRule("{\"dialect\":\"anthropic\",\"no_usage\":true,\"times\":2}");
        assertThat(call("1", "").body()).doesNotContain("usage");
        assertThat(call("1", ",\"stream\":true").body()).doesNotContain("usage");

        simulator.addRule("{\"dialect\":\"anthropic\",\"status\":529,\"times\":1}");
        HttpResponse<String> overloaded = call("1", "");
        assertThat(overloaded.statusCode()).isEqualTo(529);
        assertThat(Caller.json(overloaded.body()).at("/error/type").asText())
                .isEqualTo("overloaded_error");

        simulator.addRule(
                "{\"dialect\":\"anthropic\",\"in_stream_error\":{\"after_chunks\":1,\"error\":{\"type\":\"overloaded_error\"}}}");
        List<JsonNode> events = events(call("9", ",\"stream\":true").body(), new ArrayList<>());
        assertThat(events.getLast().path("type").asText()).isEqualTo("error");
        assertThat(events.getLast().at("/error/type").asText()).isEqualTo("overloaded_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"max_tokens\":1}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"system\",\"content\":\"a\"}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[]}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"\"}]}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"seed\":1,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"temperature\":1.5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
                "{\"model\":\"m\",\"max_tokens\":1,\"tool_choice\":{\"type\":\"any\"},\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
                "nonsense"
            })
    void refusesWhatAnthropicRefuses(String body) throws Exception {
        HttpResponse<String> refused = caller.post("/anthropic/v1/messages", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode error = Caller.json(refused.body());
        assertThat(error.path("type").asText()).isEqualTo("error");
        assertThat(error.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(simulator.log().read(0).getFirst().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void countsTextWhereverItStands() throws Exception {
        String body =
                """
                {"model":"m","max_tokens":1,"system":[{"type":"text","text":"1234"}],"messages":[
                 {"role":"user","content":[{"type":"text","text":"5678"}]},
                 {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"9012"}]},
                                           {"type":"tool_result","tool_use_id":"u","content":"3"}]}]}
                """;

        JsonNode message = Caller.json(caller.post("/anthropic/v1/messages", body).body());

        assertThat(message.at("/usage/input_tokens").asInt()).isEqualTo(4);
    }

    private HttpResponse<String> call(String limit, String more) throws Exception {
        return caller.message(
                "{\"model\":\"m\",\"max_tokens\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]%s}"
                        .formatted(limit, more));
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
    }

    private static List<JsonNode> events(String stream, List<String> names) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : stream.lines().toList()) {
            if (line.startsWith("event: ")) {
                names.add(line.substring("event: ".length()));
            } else if (!line.isEmpty()) {
                events.add(Caller.json(line.substring("data: ".length())));
            }
        }
        return events;
    }
}
