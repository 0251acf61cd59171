package io.tollgate.simulator;

import static io.tollgate.simulator.Caller.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.journal.CallLog;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuledCallTest {
    private static final String PLAIN = chat("hello", "");
    private static final String STREAM =
            chat("hello", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void refusesWithTheGivenStatusHeadersAndBody() throws Exception {
        simulator.addRule(
                """
                {"status":429,"headers":{"retry-after":7},"body":{"error":{"code":"1113"}}}\
                """);

        HttpResponse<String> response = caller.call(STREAM);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).contains("7");
        assertThat(response.body()).isEqualTo("{\"error\":{\"code\":\"1113\"}}");
        assertThat(ended()).isEqualTo(Outcome.REFUSED);
        assertThat(simulator.log().read(0).getFirst().usage()).isEqualTo(TrueUsage.NOTHING);
    }

    @Test
    void refusesInTheDialectsOwnFormatWithoutABody() throws Exception {
        simulator.addRule("{\"status\":401}");

        HttpResponse<String> response = caller.call(PLAIN);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.json(response.body()).at("/error/code").asText())
                .isEqualTo("invalid_api_key");
    }

    @Test
    void sendsATextBodyAsItStands() throws Exception {
        simulator.addRule(
                """
                {"body":"data: nonsense\\n\\n","headers":{"content-type":"text/event-stream"}}\
                """);

        HttpResponse<String> response = caller.call(STREAM);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.body()).isEqualTo("data: nonsense\n\n");
    }

    @Test
    void cutsAStreamAfterTheGivenContentChunks() throws Exception {
        simulator.addRule("{\"cut_after_chunks\":3}");

        try (var body = caller.open(STREAM).body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }

        LoggedCall call = simulator.log().read(0).getFirst();
        assertThat(call.outcome()).isEqualTo(Outcome.CUT);
        assertThat(call.chunksSent()).isEqualTo(3);
        assertThat(call.usage()).isEqualTo(new TrueUsage(2, 3));
    }

    @Test
    void cutsAPlainAnswer() {
        simulator.addRule("{\"cut_after_chunks\":3}");

        assertThatThrownBy(() -> caller.call(PLAIN)).isInstanceOf(IOException.class);

        assertThat(ended()).isEqualTo(Outcome.CUT);
    }

    @Test
    void doesNotCutAnAnswerThatIsShorter() throws Exception {
        simulator.addRule("{\"cut_after_chunks\":65}");

        HttpResponse<String> response = caller.call(STREAM);

        assertThat(response.body()).endsWith("[DONE]\n\n");
        assertThat(ended()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void reportsAnErrorInTheStreamAndEndsWithoutDone() throws Exception {
        simulator.addRule("{\"in_stream_error\":{\"after_chunks\":2,\"error\":{\"code\":\"x\"}}}");

        List<String> events = Caller.events(caller.call(STREAM).body());

        assertThat(events).hasSize(4).last().isEqualTo("{\"error\":{\"code\":\"x\"}}");
        assertThat(ended()).isEqualTo(Outcome.CUT);
    }

    @Test
    void tellsNoUsageOrAWrongOneButLogsTheTruth() throws Exception {
        simulator.addRule("{\"times\":2,\"no_usage\":true}");
        String silentStream = caller.call(STREAM).body();
        JsonNode silentPlain = caller.callJson(PLAIN);
        simulator.addRule("{\"usage\":{\"prompt_tokens\":9}}");
        List<String> wrongStream = Caller.events(caller.call(STREAM).body());
        JsonNode wrongPlain = caller.callJson(PLAIN);

        assertThat(silentStream).doesNotContain("prompt_tokens").endsWith("[DONE]\n\n");
        assertThat(silentPlain.has("usage")).isFalse();
        JsonNode wrong = Caller.json("{\"prompt_tokens\":9}");
        assertThat(Caller.json(wrongStream.get(66)).path("usage")).isEqualTo(wrong);
        assertThat(wrongPlain.path("usage")).isEqualTo(wrong);
        assertThat(simulator.log().read(0))
                .extracting(LoggedCall::usage)
                .containsOnly(new TrueUsage(2, 64));
    }

    @Test
    void hangsUntilTheCallerGoes() throws Exception {
        simulator.addRule("{\"hang\":true}");
        CompletableFuture<HttpResponse<String>> hanging = caller.callAsync(STREAM);
        simulator.addRule("{\"credential\":\"another\"}");

        boolean ended = simulator.log().awaitCalls(1, Duration.ofMillis(200));
        hanging.cancel(true);

        assertThat(ended).isFalse();
        assertThat(simulator.log().awaitCalls(1, Duration.ofSeconds(10))).isTrue();
        assertThat(ended()).isEqualTo(Outcome.CLIENT_GONE);
    }

    @Test
    void waitsAsLongAsTheRuleSays() throws Exception {
        simulator.addRule("{\"delay_ms\":60,\"first_token_ms\":50,\"chunk_ms\":1}");
        long start = System.nanoTime();
        String stream = caller.call(STREAM).body();
        long streamed = System.nanoTime();
        HttpResponse<String> plain = caller.call(PLAIN);
        long answered = System.nanoTime();

        assertThat(Caller.events(stream)).hasSize(68);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(streamed - start)).isGreaterThan(Duration.ofMillis(170));
        assertThat(Duration.ofNanos(answered - streamed)).isGreaterThan(Duration.ofMillis(170));
    }

    @Test
    void callsThatRunWhenTheSimulatorStopsAreCut(@TempDir Path home) throws Exception {
        Settings settings = Settings.onPort(0).withLog(home.resolve("calls.jsonl"));
        InputStream stream;
        try (Simulator stopped = Simulator.start(settings)) {
            stopped.addRule("{\"chunk_ms\":10000}");
            stream = Caller.of(stopped).open(STREAM).body();
        }

        assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        try (CallLog log = CallLog.open(home.resolve("calls.jsonl"))) {
            assertThat(log.read(0)).extracting(LoggedCall::outcome).containsExactly(Outcome.CUT);
        }
    }

    private Outcome ended() {
        return simulator.log().read(0).getLast().outcome();
    }
}
