package io.tollgate.simulator;

import static io.tollgate.simulator.Caller.chat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.simulator.journal.TrueUsage;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedCallTest {
    private static final String WITH_USAGE =
            ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void sendsRoleThenATokenAChunkThenFinishUsageAndDone() throws Exception {
        HttpResponse<String> response =
                caller.call(chat("hello", WITH_USAGE + ",\"max_tokens\":2"));

        List<String> events = Caller.events(response.body());
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(events).hasSize(6);
        assertThat(delta(events.get(0)).path("role").asText()).isEqualTo("assistant");
        assertThat(delta(events.get(1))).isEqualTo(Caller.json("{\"content\":\"sim:\"}"));
        assertThat(delta(events.get(2))).isEqualTo(Caller.json("{\"content\":\" sim\"}"));
        JsonNode finish = Caller.json(events.get(3));
        assertThat(finish.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(finish.path("usage").isNull()).isTrue();
        JsonNode usage = Caller.json(events.get(4));
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.at("/usage/prompt_tokens").asInt()).isEqualTo(2);
        assertThat(usage.at("/usage/completion_tokens").asInt()).isEqualTo(2);
        assertThat(usage.at("/usage/total_tokens").asInt()).isEqualTo(4);
        assertThat(events.get(5)).isEqualTo("[DONE]");
    }

    @Test
    void tellsNoUsageUnlessAsked() throws Exception {
        HttpResponse<String> response = caller.call(chat("hello", ",\"stream\":true"));

        assertThat(Caller.events(response.body())).hasSize(1 + 64 + 2);
        assertThat(response.body()).doesNotContain("usage");
    }

    @Test
    void streamsTheArgumentsOfAToolCall() throws Exception {
        HttpResponse<String> response =
                caller.call(
                        chat(
                                "hello",
                                """
                                ,"stream":true,"tool_choice":"required",
                                "tools":[{"type":"function","function":{"name":"f\\"@token@"}}]\
                                """));

        StringBuilder arguments = new StringBuilder();
        List<String> events = Caller.events(response.body());
        for (String event : events.subList(1, 65)) {
            arguments.append(delta(event).at("/tool_calls/0/function/arguments").asText());
        }
        JsonNode first = delta(events.get(1)).at("/tool_calls/0");
        assertThat(first.at("/function/name").asText()).isEqualTo("f\"@token@");
        assertThat(first.path("index").asInt()).isZero();
        assertThat(Caller.json(arguments.toString()).path("simulated").isTextual()).isTrue();
        assertThat(Caller.json(events.get(65)).at("/choices/0/finish_reason").asText())
                .isEqualTo("tool_calls");
    }

    @Test
    void servesManyAtOnceAndLogsEachOnce() {
        List<CompletableFuture<HttpResponse<String>>> calls =
                IntStream.range(0, 300)
                        .mapToObj(i -> caller.callAsync(chat("hello", WITH_USAGE)))
                        .toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join().body()).endsWith("[DONE]\n\n"));

        List<LoggedCall> log = simulator.log().read(0);
        assertThat(log).hasSize(300).extracting(LoggedCall::n).isSorted().doesNotHaveDuplicates();
        assertThat(log)
                .allSatisfy(call -> {
                    assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
                    assertThat(call.usage()).isEqualTo(new TrueUsage(2, 64));
                });
    }

    @Test
    void waitsForAReaderThatIsSlow() throws Exception {
        String longModel = "m".repeat(20_000);
        String body =
                "{\"model\":\"%s\",\"messages\":[{}],\"stream\":true,\"n\":128}"
                        .formatted(longModel);

        HttpResponse<InputStream> response = caller.open(body);
        boolean endedUnread = simulator.log().awaitCalls(1, Duration.ofMillis(300));
        try (InputStream stream = response.body()) {
            assertThat(stream.transferTo(OutputStream.nullOutputStream()))
                    .isGreaterThan(8192L * 20_000);
        }

        assertThat(endedUnread).isFalse();
        assertThat(simulator.log().read(0))
                .singleElement()
                .satisfies(call -> assertThat(call.chunksSent()).isEqualTo(8192));
    }

    @Test
    void noticesACallerThatGoesAway() throws Exception {
        simulator.addRule("{\"chunk_ms\":20}");

        try (InputStream stream = caller.open(chat("hello", WITH_USAGE)).body()) {
            assertThat(stream.readNBytes(600)).hasSize(600);
        }

        assertThat(simulator.log().awaitCalls(1, Duration.ofSeconds(10))).isTrue();
        LoggedCall call = simulator.log().read(0).getFirst();
        assertThat(call.outcome()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(call.chunksSent()).isBetween(1, 63);
        assertThat(call.usage()).isEqualTo(new TrueUsage(2, call.chunksSent()));
    }

    private static JsonNode delta(String event) throws JsonProcessingException {
        return Caller.json(event).at("/choices/0/delta");
    }
}
