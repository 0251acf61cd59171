package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import io.tollgate.catalog.upstream.Upstream.Disconnect;
import io.tollgate.gateway.RecordingUpstream.Received;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.gateway.http.GatewayServer;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes through untouched, what is changed on the way, and what happens when the caller
/// leaves.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class PassThroughIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}";

    @Inject Till till;
    @Inject Shelves shelves;
    @Inject GatewayServer server;

    private RecordingUpstream upstream;
    private Goods recorded;
    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() throws Exception {
        shelves.simulator().clearRules();
        upstream = RecordingUpstream.start();
        recorded = Goods.named("recorded-" + COUNT.incrementAndGet());
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void unknownFieldsArriveByteForByte() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, upstream.baseUrl());
        upstream.answerJson(plainAnswer("\"x\":1"));
        String odd = "\"x_Odd\" : [ 1.50, 1e+2, -0.0, \"\\u00e9\\/\", {\"model\":\"inner\"} ]";

        Answer answer =
                wire.chat(customer, Wire.hello(recorded, ", " + odd + " ,\"temperature\":0.10  "));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Received received = upstream.last();
        assertThat(received.body()).contains(odd).contains("\"temperature\":0.10  ");
        JsonNode body = Wire.parse(received.body());
        assertThat(body.path("model").asText()).isEqualTo(recorded.upstreamModel());
        assertThat(body.path("max_tokens").asInt()).isEqualTo(Shelves.DEFAULT_OUTPUT_TOKENS);
        assertThat(body.path("messages").path(0).path("content").asText()).isEqualTo("hello there");
    }

    @Test
    void theUpstreamSeesItsCredentialAndNothingOfTheCaller() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, upstream.baseUrl());
        upstream.answerJson(plainAnswer("\"x\":1"));

        Answer answer =
                wire.send(
                        wire.request(Wire.CHAT, customer.secret())
                                .header("content-type", "application/json")
                                .header("cookie", "session=mine")
                                .header("x-forwarded-for", "192.0.2.1")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                Wire.hello(recorded, "")))
                                .build());

        Received received = upstream.last();
        assertThat(received.header("Authorization")).isEqualTo("Bearer " + Shelves.CREDENTIAL);
        assertThat(received.header("X-tollgate-call")).isEqualTo(answer.id() + "/1");
        assertThat(received.headers()).doesNotContainKeys("Cookie", "X-forwarded-for");
        assertThat(received.headers().toString() + received.body())
                .doesNotContain(customer.secret());
        assertThat(answer.header("x-upstream-secret")).isEmpty();
    }

    @Test
    void theCallersLimitIsSentAsGiven() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, upstream.baseUrl());
        upstream.answerJson(plainAnswer("\"x\":1"));

        assertThat(
                        wire.chat(customer, Wire.hello(recorded, ",\"max_completion_tokens\":77"))
                                .status())
                .isEqualTo(200);

        JsonNode body = Wire.parse(upstream.last().body());
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(77);
        assertThat(body.has("max_tokens")).isFalse();
    }

    @Test
    void usageIsAskedForInEveryStreamAndKeptFromWhoDidNotAsk() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, upstream.baseUrl());
        upstream.answerStream(
                chunk("\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null"),
                chunk("\"delta\":{\"content\":\"12345678\"},\"finish_reason\":null"),
                chunk("\"delta\":{},\"finish_reason\":\"stop\""),
                "{\"id\":\"c\",\"model\":\"m\",\"choices\":[]," + USAGE + "}");

        Answer silent = wire.chat(customer, Wire.hello(recorded, ",\"stream\":true"));

        assertThat(Wire.parse(upstream.last().body()).at("/stream_options/include_usage"))
                .isEqualTo(com.fasterxml.jackson.databind.node.BooleanNode.TRUE);
        assertThat(silent.chunks())
                .hasSize(3)
                .allSatisfy(chunk -> assertThat(chunk.path("choices")).isNotEmpty());
        assertThat(silent.events().getLast()).isEqualTo("[DONE]");
        assertThat(till.record(silent.id()).chargeNanos()).isEqualTo(recorded.chargeNanos(3, 2));

        Answer asked = wire.chat(customer, Wire.streamed(recorded, ""));

        assertThat(asked.chunks()).hasSize(4);
        assertThat(asked.costNanos()).isEqualTo(recorded.chargeNanos(3, 2));
    }

    @Test
    void unknownFieldsOfAnswersComeBack() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, upstream.baseUrl());
        upstream.answerJson(plainAnswer("\"x_new\":{\"a\":[1.50,null]}"));

        Answer plain = wire.chat(customer, Wire.hello(recorded, ""));

        assertThat(plain.text()).contains("\"x_new\":{\"a\":[1.50,null]}");
        assertThat(plain.json().path("model").asText()).isEqualTo(recorded.model());

        upstream.answerStream(
                chunk("\"delta\":{\"content\":\"1234\",\"x_new\":7.0},\"finish_reason\":null"),
                chunk("\"delta\":{},\"finish_reason\":\"stop\""));

        Answer stream = wire.chat(customer, Wire.hello(recorded, ",\"stream\":true"));

        assertThat(stream.text()).contains("\"x_new\":7.0");
        assertThat(stream.chunks())
                .allSatisfy(chunk ->
                        assertThat(chunk.path("model").asText()).isEqualTo(recorded.model()));
    }

    @Test
    void aPromptOfFourMegabytesPasses() throws Exception {
        String text = "tokn".repeat(1 << 20);
        String body =
                "{\"model\":\"deepseek-v4\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(text);

        Answer answer = wire.chat(customer, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.usage().path("prompt_tokens").asLong()).isEqualTo(1 << 20);
        assertThat(answer.costNanos()).isEqualTo(Goods.DEEPSEEK.chargeNanos(1 << 20, 5));
    }

    @Test
    void aSmallBalanceClampsAnOmittedLimitAndSaysSo() throws Exception {
        Customer poor = till.customer("0.000300");

        Answer answer = wire.chat(poor, Wire.hello(Goods.DEEPSEEK, ""));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Integer.parseInt(answer.header("x-tollgate-max-tokens-clamped")))
                .isBetween(16, Shelves.DEFAULT_OUTPUT_TOKENS - 1);
        assertThat(till.balance(poor).available().nanos()).isNotNegative();
    }

    @Test
    void whenTheCallerLeavesADrainedStreamIsChargedAsReported() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, shelves.simulated());

        StoredUsage record = leaveEarly();

        assertThat(record.record().usageSource()).isEqualTo(UsageSource.REPORTED);
        assertThat(record.chargeNanos()).isEqualTo(recorded.chargeNanos(3, 64));
        assertThat(lastCall().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void whenTheCallerLeavesACancelledStreamIsEstimatedByWhatHadArrived() throws Exception {
        shelves.offer(recorded, Disconnect.CANCEL, shelves.simulated());

        StoredUsage record = leaveEarly();

        assertThat(record.record().status()).isEqualTo(Status.CLIENT_GONE);
        assertThat(record.record().usageSource()).isEqualTo(UsageSource.PARTIAL);
        long output = record.record().usage().output();
        assertThat(output).isBetween(1L, 63L);
        assertThat(record.chargeNanos()).isEqualTo(recorded.chargeNanos(3, output));
        assertThat(lastCall().outcome()).isEqualTo(Outcome.CLIENT_GONE);
    }

    @Test
    void aPlainCallWhoseCallerLeavesIsDrainedToo() throws Exception {
        shelves.offer(recorded, Disconnect.DRAIN, shelves.simulated());
        slowly(10);

        try (RawCall call = RawCall.chat(till, customer, Wire.hello(recorded, ""))) {
            Until.holds("the call is held", () -> till.heldNanos(customer) > 0);
            assertThat(call).isNotNull();
        }
        // A graceful stop waits for what is counted as running.
        List<Integer> running = new ArrayList<>();
        Until.holds(
                "the call is settled",
                () -> {
                    int counted = server.running();
                    boolean settled = till.heldNanos(customer) == 0;
                    if (!settled) {
                        running.add(counted);
                    }
                    return settled;
                });
        assertThat(running).isNotEmpty().doesNotContain(0);
        Until.holds("the call is over", () -> server.running() == 0);

        StoredUsage record = till.records(customer).getFirst();
        assertThat(record.record().usageSource()).isEqualTo(UsageSource.REPORTED);
        assertThat(record.chargeNanos()).isEqualTo(recorded.chargeNanos(3, 64));
    }

    private StoredUsage leaveEarly() throws Exception {
        slowly(20);
        String id;
        try (RawCall call = RawCall.chat(till, customer, Wire.streamed(recorded, ""))) {
            var _ = call.readUntil("\"content\":\"sim:");
            id = call.requestId();
        }
        Until.holds("the call is settled", () -> till.heldNanos(customer) == 0);
        return till.record(id);
    }

    private void slowly(int chunkMs) {
        shelves.simulator()
                .addRule(
                        "{\"model\":\"%s\",\"chunk_ms\":%d}"
                                .formatted(recorded.upstreamModel(), chunkMs));
    }

    private LoggedCall lastCall() {
        Until.holds(
                "the simulator has noted the call",
                () ->
                        shelves.simulator().log().read(0).stream()
                                .anyMatch(call -> recorded.upstreamModel().equals(call.model())));
        return shelves.simulator().log().read(0).getLast();
    }

    private static String plainAnswer(String more) {
        return """
        {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
        {"role":"assistant","content":"12345678"},"finish_reason":"stop"}],%s,%s}\
        """
                .formatted(USAGE, more);
    }

    private static String chunk(String choice) {
        return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                + choice
                + "}]}";
    }
}
