package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.key.ApiKeyChange;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Limits as a caller meets them: codes, headers, and never a call more than allowed.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class LimitsIT {
    /// Prompt tokens of [Wire#hello] and its output limit.
    private static final String TEN_TOKENS = ",\"max_tokens\":10";

    private static final int CALL_TOKENS = 13;

    @Inject Till till;
    @Inject Shelves shelves;
    @Inject ApiKeys keys;

    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @Test
    void aHundredCallsAtOnceAgainstTenRequestsAMinute() {
        Customer limited = key(new RateLimits(10, null, null), null, null);

        List<Answer> answers = rush(limited, 100);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .hasSize(90)
                .allSatisfy(answer -> {
                    assertThat(answer.error().path("code").asText())
                            .isEqualTo("rate_limit_exceeded");
                    assertThat(answer.error().path("type").asText()).isEqualTo("requests");
                    assertThat(answer.header("x-ratelimit-limit-requests")).isEqualTo("10");
                    assertThat(answer.header("x-ratelimit-remaining-requests")).isEqualTo("0");
                    assertThat(answer.header("x-ratelimit-reset-requests"))
                            .matches("(1m)?\\d+(\\.\\d+)?s");
                    assertThat(Long.parseLong(answer.header("retry-after"))).isBetween(1L, 65L);
                });
    }

    @Test
    void everyAnswerOfALimitedKeySaysWhatIsLeft() throws Exception {
        Customer limited = key(new RateLimits(10, 1_000L, null), null, null);

        Answer first = wire.chat(limited, Wire.hello(Goods.GLM, TEN_TOKENS));
        Answer second = wire.chat(limited, Wire.streamed(Goods.GLM, TEN_TOKENS));

        assertThat(first.header("x-ratelimit-remaining-requests")).isEqualTo("9");
        assertThat(first.header("x-ratelimit-limit-tokens")).isEqualTo("1000");
        assertThat(first.header("x-ratelimit-remaining-tokens"))
                .isEqualTo(Integer.toString(1_000 - CALL_TOKENS));
        assertThat(second.header("x-ratelimit-remaining-requests")).isEqualTo("8");
    }

    @Test
    void anUnlimitedKeyHasNoSuchHeaders() throws Exception {
        Answer answer = wire.chat(customer, Wire.hello(Goods.GLM, TEN_TOKENS));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-ratelimit-limit-requests")).isEmpty();
    }

    @Test
    void aCallLargerThanTheTokensOfAMinuteIsRefusedForGood() throws Exception {
        Customer limited = key(new RateLimits(null, 100L, null), null, null);

        Answer answer = wire.chat(limited, Wire.hello(Goods.GLM, ",\"max_tokens\":200"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error().path("type").asText()).isEqualTo("tokens");
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void tokensOfAMinuteBoundWhatManyCallsTakeAtOnce() {
        Customer limited = key(new RateLimits(null, 5L * CALL_TOKENS, null), null, null);

        List<Answer> answers = rush(limited, 100);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
    }

    @Test
    void noMoreThanThreeCallsAreInFlight() {
        shelves.simulator().addRule("{\"first_token_ms\":400}");
        Customer limited = key(new RateLimits(null, null, 3), null, null);

        List<Answer> answers = rush(limited, 40);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.header("retry-after")).isEqualTo("1"));
    }

    @Test
    void aBudgetIsNeverPassedAndSurvivesRotation() throws Exception {
        long call = Goods.GLM.chargeNanos(3, 10);
        Customer first = key(RateLimits.NONE, 40 * call, LimitReset.MONTHLY);
        List<Answer> served = Stream.generate(() -> chat(first)).limit(200).toList();
        long cost =
                served.stream()
                        .filter(answer -> answer.status() == 200)
                        .mapToLong(Answer::costNanos)
                        .sum();
        assertThat(cost).isPositive().isLessThanOrEqualTo(40 * call);
        assertThat(served.getLast().status()).isEqualTo(402);
        assertThat(served.getLast().error().path("code").asText()).isEqualTo("key_budget_exceeded");

        var issued = keys.rotate(first.key(), Instant.now().plusSeconds(60)).orElseThrow();
        Customer second = new Customer(first.tenant(), issued.key().id(), issued.secret());

        assertThat(chat(second).error().path("code").asText()).isEqualTo("key_budget_exceeded");
        JsonNode told = wire.get("/v1/key", second).json().path("data");
        assertThat(Wire.nanos(told.path("usage").asText())).isEqualTo(cost);
        assertThat(Wire.nanos(told.path("usage_monthly").asText())).isEqualTo(cost);
        assertThat(Wire.nanos(told.path("limit_remaining").asText())).isEqualTo(40 * call - cost);
        assertThat(told.path("limit_reset").asText()).isEqualTo("monthly");
        assertThat(told.path("label").asText()).isEqualTo("limited");
    }

    @Test
    void aKeyBoundToOtherAddressesIsRefused() throws Exception {
        Customer bound = key(RateLimits.NONE, null, null);
        var key = keys.find(bound.key()).orElseThrow();
        ApiKeyChange same = ApiKeyChange.none(key);
        var changed =
                keys.change(
                        key.id(),
                        new ApiKeyChange(
                                same.name(),
                                null,
                                null,
                                Set.of(),
                                List.of("192.0.2.0/24"),
                                RateLimits.NONE,
                                null));
        assertThat(changed).isPresent();

        Answer answer = chat(bound);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error().path("code").asText()).isEqualTo("ip_not_allowed");
    }

    private Customer key(RateLimits limits, @Nullable Long budget, @Nullable LimitReset reset) {
        return till.issue(
                customer.tenant(),
                new NewApiKey("limited", budget, reset, Set.of(), List.of(), limits, null));
    }

    private List<Answer> rush(Customer caller, int calls) {
        String body = Wire.hello(Goods.GLM, TEN_TOKENS);
        return Stream.generate(() -> wire.chatLater(caller, body)).limit(calls).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private Answer chat(Customer caller) {
        return wire.chatLater(caller, Wire.hello(Goods.GLM, TEN_TOKENS)).join();
    }
}
