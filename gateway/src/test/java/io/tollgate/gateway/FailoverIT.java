package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecord.Attempt;
import io.tollgate.billing.usage.UsageRecord.Cost;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.upstream.Upstream.Disconnect;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Upstreams that fail, and what their callers see and pay.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class FailoverIT {
    private static final Goods UNREACHABLE_FIRST = Goods.named("unreachable-first");
    private static final URI NOBODY_LISTENS = URI.create("http://127.0.0.1:1/v1");
    private static final AtomicBoolean OFFERED = new AtomicBoolean();
    private static final String LEAK = "org-internal-4711 is out of luck";

    @Inject Till till;
    @Inject Shelves shelves;

    /// Of each test alone: health remembers what upstreams did.
    private Goods goods;

    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        if (!OFFERED.getAndSet(true)) {
            shelves.offer(UNREACHABLE_FIRST, Disconnect.DRAIN, NOBODY_LISTENS, shelves.simulated());
        }
        offerTwoRoutes();
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @ParameterizedTest
    @CsvSource({
        "500,OVERLOADED,false", "503,OVERLOADED,true", "429,RATE_LIMITED,false",
        "429,RATE_LIMITED,true", "401,CREDENTIAL_DEAD,false", "402,BALANCE_EMPTY,true"
    })
    void whenTheFirstRouteRefusesTheSecondAnswers(int status, String failure, boolean stream)
            throws Exception {
        rule(1, "\"status\":" + status);

        Answer answer = wire.chat(customer, stream ? streamed() : plain());

        assertThat(answer.status()).isEqualTo(200);
        StoredUsage record = till.record(answer.id());
        assertThat(record.record().attempts())
                .extracting(Attempt::status, Attempt::failureClass)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(status, failure),
                        org.assertj.core.groups.Tuple.tuple(200, null));
        assertThat(record.record().status()).isEqualTo(Status.COMPLETED);
        assertThat(record.chargeNanos())
                .isEqualTo(answer.costNanos())
                .isEqualTo(goods.chargeNanos(3, 64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cut_after_chunks\":0",
                "\"in_stream_error\":{\"after_chunks\":0,\"error\":{\"message\":\"overloaded\"}}",
                "\"status\":200,\"body\":\"<html>not what was asked for</html>\""
            })
    void aStreamThatFailsBeforeItsFirstContentIsAnsweredByTheNextRoute(String rule)
            throws Exception {
        rule(1, rule);

        Answer answer = wire.chat(customer, streamed());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.events().getLast()).isEqualTo("[DONE]");
        assertThat(answer.text()).doesNotContain("overloaded").doesNotContain("html");
        assertThat(answer.costNanos()).isEqualTo(goods.chargeNanos(3, 64));
        List<Attempt> attempts = till.record(answer.id()).record().attempts();
        // Who has begun to answer has read the prompt: its cost is ours.
        assertThat(attempts)
                .extracting(attempt -> Optional.ofNullable(attempt.cost()).map(Cost::nanos))
                .containsExactly(Optional.of(goods.costNanos(3)), Optional.empty());
    }

    @Test
    void aPlainAnswerThatIsCutIsAnsweredByTheNextRoute() throws Exception {
        rule(1, "\"cut_after_chunks\":10");

        Answer answer = wire.chat(customer, plain());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.costNanos()).isEqualTo(goods.chargeNanos(3, 64));
        assertThat(till.record(answer.id()).record().attempts()).hasSize(2);
    }

    @Test
    void anUnreachableUpstreamIsPassedOver() throws Exception {
        Answer answer = wire.chat(customer, Wire.hello(UNREACHABLE_FIRST, ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(till.record(answer.id()).record().attempts())
                .extracting(Attempt::failureClass)
                .containsExactly("TRANSPORT", null);
    }

    @Test
    void aSilentUpstreamIsLeftAndTheStreamIsKeptAliveMeanwhile() throws Exception {
        rule(1, "\"hang\":true");

        Answer answer = wire.chat(customer, streamed());

        assertThat(answer.text()).startsWith(": keep-alive\n\n");
        assertThat(answer.events().getLast()).isEqualTo("[DONE]");
        assertThat(answer.costNanos()).isEqualTo(goods.chargeNanos(3, 64));
    }

    @Test
    void whenNobodyAnswersInTimeItIsATimeout() throws Exception {
        rule(2, "\"hang\":true");
        rule(1, "\"status\":500");

        refusedForFree(wire.chat(customer, plain()), 504, "upstream_timeout");
    }

    @ParameterizedTest
    @CsvSource({
        "500,500,502,upstream_error", "429,429,429,rate_limit_exceeded",
        "401,401,503,no_upstream_available", "402,403,503,no_upstream_available",
        "500,401,503,no_upstream_available", "500,429,503,no_upstream_available",
        "429,500,502,upstream_error"
    })
    void whenEveryRouteFailsTheCallerPaysNothing(int first, int second, int status, String code)
            throws Exception {
        for (boolean stream : List.of(false, true)) {
            offerTwoRoutes();
            rule(1, "\"status\":" + first + "," + leakingBody());
            rule(2, "\"status\":" + second + "," + leakingBody());

            Answer answer = wire.chat(customer, stream ? streamed() : plain());

            refusedForFree(answer, status, code);
            assertThat(answer.text()).doesNotContain("org-internal");
        }
    }

    @Test
    void aStreamCutAfterContentEndsWithAnErrorAndCostsWhatWasPassedOn() throws Exception {
        rule(1, "\"cut_after_chunks\":5");

        try (RawCall call = RawCall.chat(till, customer, streamed())) {
            String answer = call.readToTheEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"code\":\"upstream_error\"")
                    .doesNotContain("[DONE]");
            assertThat(answer.endsWith("\r\n0\r\n\r\n")).as("a clean end").isFalse();
            brokeOff(call.requestId(), 5);
        }
    }

    @Test
    void anErrorInAStreamAfterContentEndsItWithAnErrorOfOurs() throws Exception {
        rule(
                1,
                "\"in_stream_error\":{\"after_chunks\":7,\"error\":{\"message\":\""
                        + LEAK
                        + "\"}}");

        try (RawCall call = RawCall.chat(till, customer, streamed())) {
            assertThat(call.readToTheEnd())
                    .contains("\"code\":\"upstream_error\"")
                    .doesNotContain("[DONE]")
                    .doesNotContain("org-internal");
            brokeOff(call.requestId(), 7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutUsageTheEstimateIsWhatWasReallyUsed(boolean stream) throws Exception {
        rule(1, "\"no_usage\":true");

        Answer answer = wire.chat(customer, stream ? streamed() : plain());

        assertThat(answer.usage().path("prompt_tokens").asLong()).isEqualTo(3);
        assertThat(answer.usage().path("completion_tokens").asLong()).isEqualTo(64);
        assertThat(answer.costNanos()).isEqualTo(goods.chargeNanos(3, 64));
        assertThat(till.record(answer.id()).record().usageSource())
                .isEqualTo(UsageSource.ESTIMATED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPromptTooLongIsSaidInOpenAisWordsAndNotRetried(boolean stream) throws Exception {
        rule(
                1,
                "\"status\":400,\"body\":{\"error\":{\"message\":\"This model's maximum context"
                        + " length is 8 tokens.\",\"type\":\"invalid_request_error\"}}");

        Answer answer = wire.chat(customer, stream ? streamed() : plain());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("code").asText()).isEqualTo("context_length_exceeded");
        assertThat(answer.error().path("param").asText()).isEqualTo("messages");
        StoredUsage record = till.record(answer.id());
        assertThat(record.record().attempts()).hasSize(1);
        assertThat(record.chargeNanos()).isZero();
    }

    private void offerTwoRoutes() {
        goods = Goods.named("two-routes-" + Ids.next());
        URI simulated = shelves.simulated();
        shelves.offer(goods, Disconnect.DRAIN, simulated, simulated);
    }

    private void brokeOff(String id, int tokens) {
        Until.holds("the call is settled", () -> till.heldNanos(customer) == 0);
        StoredUsage record = till.record(id);
        assertThat(record.chargeNanos()).isEqualTo(goods.chargeNanos(3, tokens));
        assertThat(record.record().status()).isEqualTo(Status.PARTIAL);
        assertThat(record.record().usageSource()).isEqualTo(UsageSource.PARTIAL);
        assertThat(record.record().attempts())
                .extracting(Attempt::failureClass)
                .containsExactly("CUT_MIDSTREAM");
    }

    private void refusedForFree(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.error().path("code").asText()).isEqualTo(code);
        assertThat(answer.error().properties()).hasSize(4);
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(answer.header("x-tollgate-charge")).isEmpty();
        assertThat(till.heldNanos(customer)).isZero();
        assertThat(till.usedNanos(customer)).isZero();
        StoredUsage record = till.record(answer.id());
        assertThat(record.record().status()).isEqualTo(Status.FAILED);
        assertThat(record.record().attempts()).hasSize(2);
        assertThat(record.chargeNanos()).isZero();
    }

    private static String leakingBody() {
        return "\"body\":{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"code\":null}}"
                .formatted(LEAK, "org-internal");
    }

    private void rule(int route, String members) {
        shelves.simulator()
                .addRule(
                        "{\"model\":\"%s\",%s}"
                                .formatted(Shelves.upstreamModel(goods, route), members));
    }

    private String plain() {
        return Wire.hello(goods, "");
    }

    private String streamed() {
        return Wire.streamed(goods, "");
    }
}
