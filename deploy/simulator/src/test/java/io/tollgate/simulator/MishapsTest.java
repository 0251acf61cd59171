package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong on a connection or in an answer, by rule.
class MishapsTest {
    private static final String PLAIN = Caller.chat("hello", "");
    private static final String STREAM = Caller.chat("hello", ",\"stream\":true");

    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset"})
    void aConnectionIsLostBeforeAnyAnswer(String how) throws Exception {
        simulator.addRule("{\"dialect\":\"openai\",\"connection\":\"%s\"}".formatted(how));

        assertThatThrownBy(() -> caller.call(STREAM)).isInstanceOf(IOException.class);

        assertThat(simulator.log().read(0))
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(call.usage()).isEqualTo(TrueUsage.NOTHING);
                });
        assertThat(caller.post("/kimi/v1/chat/completions", PLAIN).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> caller.get("/openai/v1/models")).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamTellsAnotherFinishReasonAfterFewerTokens() throws Exception {
        simulator.addRule("{\"finish_reason\":\"sensitive\",\"output_tokens\":2}");

        List<String> events = Caller.events(caller.call(STREAM).body());

        assertThat(events).hasSize(5);
        assertThat(Caller.json(events.get(3)).at("/choices/0/finish_reason").asText())
                .isEqualTo("sensitive");
        assertThat(simulator.log().read(0).getFirst().usage()).isEqualTo(new TrueUsage(2, 2));
    }

    @Test
    void anAnswerMayEndWithoutAnyContent() throws Exception {
        simulator.addRule(
                "{\"finish_reason\":\"insufficient_system_resource\",\"output_tokens\":0}");

        JsonNode answer = caller.callJson(PLAIN);
        List<String> events = Caller.events(caller.call(STREAM).body());

        assertThat(answer.at("/choices/0/message/content").asText("none")).isEmpty();
        assertThat(answer.at("/choices/0/finish_reason").asText())
                .isEqualTo("insufficient_system_resource");
        assertThat(answer.at("/usage/completion_tokens").asInt(-1)).isZero();
        assertThat(events).hasSize(3);
    }

    @Test
    void anthropicTellsAnotherStopReasonToo() throws Exception {
        simulator.addRule("{\"finish_reason\":\"refusal\",\"output_tokens\":1}");

        HttpResponse<String> answer = caller.message(Caller.chat("hello", ",\"max_tokens\":9"));

        assertThat(Caller.json(answer.body()).path("stop_reason").asText()).isEqualTo("refusal");
    }

    @Test
    void aSilentStreamIsKeptAliveByComments() throws Exception {
        simulator.addRule("{\"delay_ms\":100,\"first_token_ms\":100,\"keep_alive_ms\":10}");

        String stream = caller.call(STREAM).body();

        assertThat(stream).startsWith(": keep-alive\n\n").endsWith("data: [DONE]\n\n");
        String beforeContent = stream.substring(0, stream.indexOf("\"content\":\"sim:"));
        assertThat(beforeContent.split("assistant", -1)).hasSize(2);
        assertThat(beforeContent.substring(beforeContent.indexOf("assistant")))
                .contains(": keep-alive\n\n");
    }

    @Test
    void anthropicIsKeptAliveByPings() throws Exception {
        simulator.addRule("{\"delay_ms\":100,\"keep_alive_ms\":10}");

        HttpResponse<String> stream =
                caller.message(Caller.chat("hello", ",\"max_tokens\":9,\"stream\":true"));

        assertThat(stream.body()).startsWith("event: ping\ndata: {\"type\":\"ping\"}\n\n");
    }

    @Test
    void aPlainAnswerIsPrecededByBlankLines() throws Exception {
        simulator.addRule("{\"delay_ms\":100,\"keep_alive_ms\":10}");

        String answer = caller.call(PLAIN).body();

        assertThat(answer).startsWith("\n");
        assertThat(Caller.json(answer).at("/usage/completion_tokens").asInt()).isEqualTo(64);
    }

    @Test
    void nothingButSignsOfLifeMayCome() throws Exception {
        simulator.addRule("{\"hang\":true,\"keep_alive_ms\":5}");
        CompletableFuture<HttpResponse<String>> hanging = caller.callAsync(STREAM);

        boolean ended = simulator.log().awaitCalls(1, Duration.ofMillis(200));
        hanging.cancel(true);

        assertThat(ended).isFalse();
        assertThat(simulator.log().awaitCalls(1, Duration.ofSeconds(10))).isTrue();
        assertThat(simulator.log().read(0))
                .extracting(LoggedCall::outcome)
                .containsExactly(Outcome.CLIENT_GONE);
    }
}
