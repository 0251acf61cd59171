package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each provider's errors are to the caller, plain, streamed, and inside a stream of status
/// 200 before its first content: OpenAI's format, nothing of the upstream's account, no charge.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class DialectErrorsIT {
    @Inject Till till;
    @Inject Shelves shelves;

    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OPENAI    | 401 | {"code":"invalid_api_key","type":"invalid_request_error"}          | CREDENTIAL_DEAD | 503 | no_upstream_available
                    OPENAI    | 429 | {"code":"insufficient_quota","type":"insufficient_quota"}           | BALANCE_EMPTY   | 503 | no_upstream_available
                    OPENAI    | 429 | {"code":"rate_limit_exceeded","type":"requests"}                    | RATE_LIMITED    | 429 | rate_limit_exceeded
                    OPENAI    | 400 | {"code":"context_length_exceeded","type":"invalid_request_error"}   | CALLER_ERROR    | 400 | context_length_exceeded
                    DEEPSEEK  | 402 | {"type":"unknown_error","message":"Insufficient Balance"}           | BALANCE_EMPTY   | 503 | no_upstream_available
                    DEEPSEEK  | 401 | {"type":"authentication_error","message":"org-internal"}            | CREDENTIAL_DEAD | 503 | no_upstream_available
                    KIMI      | 401 | {"type":"incorrect_api_key_error","message":"org-internal"}         | CREDENTIAL_DEAD | 503 | no_upstream_available
                    KIMI      | 403 | {"type":"exceeded_current_quota_error","message":"org-internal"}    | BALANCE_EMPTY   | 503 | no_upstream_available
                    KIMI      | 429 | {"type":"exceeded_current_quota_error","message":"org-internal"}    | BALANCE_EMPTY   | 503 | no_upstream_available
                    KIMI      | 429 | {"type":"rate_limit_reached_error","message":"org-internal"}        | RATE_LIMITED    | 429 | rate_limit_exceeded
                    KIMI      | 429 | {"type":"engine_overloaded_error","message":"org-internal"}         | OVERLOADED      | 502 | upstream_error
                    KIMI      | 400 | {"type":"content_filter","message":"high risk"}                     | POLICY          | 400 | content_filter
                    GLM       | 401 | {"code":"1002","message":"org-internal"}                            | CREDENTIAL_DEAD | 503 | no_upstream_available
                    GLM       | 429 | {"code":"1113","message":"org-internal"}                            | BALANCE_EMPTY   | 503 | no_upstream_available
                    GLM       | 429 | {"code":"1302","message":"org-internal"}                            | RATE_LIMITED    | 429 | rate_limit_exceeded
                    GLM       | 429 | {"code":"1305","message":"org-internal"}                            | RATE_LIMITED    | 429 | rate_limit_exceeded
                    GLM       | 429 | {"code":"1308","message":"org-internal"}                            | PLAN_LIMIT      | 503 | no_upstream_available
                    GLM       | 429 | {"code":"1312","message":"org-internal"}                            | OVERLOADED      | 502 | upstream_error
                    GLM       | 400 | {"code":"1261","message":"Prompt"}                                  | CALLER_ERROR    | 400 | context_length_exceeded
                    GLM       | 400 | {"code":"1301","message":"sensitive"}                               | POLICY          | 400 | content_filter
                    ANTHROPIC | 401 | {"type":"authentication_error","message":"org-internal"}            | CREDENTIAL_DEAD | 503 | no_upstream_available
                    ANTHROPIC | 400 | {"type":"invalid_request_error","message":"Your credit balance is too low"} | BALANCE_EMPTY | 503 | no_upstream_available
                    ANTHROPIC | 429 | {"type":"rate_limit_error","message":"org-internal"}                | RATE_LIMITED    | 429 | rate_limit_exceeded
                    ANTHROPIC | 529 | {"type":"overloaded_error","message":"org-internal"}                | OVERLOADED      | 502 | upstream_error
                    ANTHROPIC | 400 | {"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"} | CALLER_ERROR | 400 | context_length_exceeded
                    """)
    void anErrorIsToldInOpenAisWordsWhereverItStands(
            DialectName dialect,
            int status,
            String error,
            String failureClass,
            int told,
            String code)
            throws Exception {
        String rule = "{\"model\":\"%s\",\"times\":1,%s}";

        String refusal = "\"status\":%d,\"body\":{\"error\":%s}".formatted(status, error);
        for (String stream : new String[] {"", ",\"stream\":true"}) {
            Goods goods = sellOn(dialect);
            shelves.simulator().addRule(rule.formatted(goods.upstreamModel(), refusal));
            check(wire.chat(customer, Wire.hello(goods, stream)), told, code, failureClass);
        }
        String inBand = "\"in_stream_error\":{\"after_chunks\":0,\"error\":%s}".formatted(error);
        Goods goods = sellOn(dialect);
        shelves.simulator().addRule(rule.formatted(goods.upstreamModel(), inBand));
        check(wire.chat(customer, Wire.hello(goods, ",\"stream\":true")), told, code, failureClass);
        assertThat(till.usedNanos(customer)).isZero();
        assertThat(till.heldNanos(customer)).isZero();
    }

    /// Of each call alone: a refused credential serves no second one.
    private Goods sellOn(DialectName dialect) {
        Goods goods = Goods.named("errors-" + Ids.next());
        shelves.sellOn(goods, dialect);
        return goods;
    }

    private void check(Answer answer, int status, String code, String failureClass) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode error = answer.error();
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.has("type")).isTrue();
        assertThat(error.has("param")).isTrue();
        assertThat(answer.text()).doesNotContain("org-internal");
        UsageRecord record = till.record(answer.id()).record();
        assertThat(record.attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.failureClass()).isEqualTo(failureClass));
    }
}
