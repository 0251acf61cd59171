package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.journeys.Http.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Limits that two gateways keep together: a hundred calls at once, half to each.
@Timeout(300)
@ExtendWith(Running.class)
class LimitsIT {
    private static final int RUSH = 100;
    private static final String CHAT = "/chat/completions";

    private Product product;
    private Goods goods;

    @BeforeEach
    void stock(Product running) {
        product = running;
        goods = Goods.create(running);
    }

    @Test
    void tenRequestsAMinuteAreTen() {
        List<Answer> answers = rush(goods.key("'rpm':10"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(RUSH - 10)
                .allSatisfy(answer -> {
                    isRateLimited(answer, "requests");
                    assertThat(answer.header("x-ratelimit-limit-requests")).isEqualTo("10");
                    assertThat(answer.header("x-ratelimit-remaining-requests")).isEqualTo("0");
                });
    }

    @Test
    void tokensAMinuteBoundWhatAllTakeTogether() {
        List<Answer> answers = rush(goods.key("'tpm':" + 7 * Goods.CALL_TOKENS));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(7);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> {
                    isRateLimited(answer, "tokens");
                    assertThat(answer.header("x-ratelimit-limit-tokens")).isEqualTo("91");
                });
    }

    /// The upstream answers when everyone else has been refused.
    @Test
    void threeInFlightAreThree() {
        try (Gate gate = Gate.closed()) {
            Goods held = Goods.create(product, gate.url());
            Goods.Key key = held.key("'concurrency':3");
            List<CompletableFuture<Answer>> sent =
                    Http.send(held.callers(key), RUSH, CHAT, held.hello());
            Until.holds(() -> sent.stream().filter(CompletableFuture::isDone).count() == RUSH - 3);
            gate.open();

            List<Answer> answers = Http.answers(sent);

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .hasSize(RUSH - 3)
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(429);
                        assertThat(answer.errorCode()).isEqualTo("rate_limit_exceeded");
                        assertThat(answer.header("retry-after")).isEqualTo("1");
                    });
        }
    }

    @Test
    void aBudgetForFiveCallsServesFiveWhateverHappensToItsKeyAndToRedis() {
        Goods.Key key =
                goods.key("'limit':{'amount':'0.050001','currency':'USD'},'limit_reset':'monthly'");

        List<Answer> answers = rush(key);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer ->
                        assertThat(answer.status() + " " + answer.errorCode())
                                .isIn(
                                        "402 key_budget_exceeded",
                                        "429 credit_held_by_inflight_requests"));
        isSpent(key);

        Goods.Key rotated = rotate(key);
        isSpent(rotated);

        Answer _ = product.operator().post("/ops/flush", "").expect(200);
        new Redis(product.home()).flushAll();
        awaitRecovery(rotated);
        isSpent(rotated);
    }

    /// Until the gateways have recovered by themselves nothing is served, not even by mistake.
    private void awaitRecovery(Goods.Key key) {
        for (Http caller : goods.callers(key)) {
            Until.holds(() -> {
                int status = caller.post(CHAT, goods.hello()).status();
                assertThat(status).isIn(402, 503);
                return status == 402;
            });
        }
    }

    private void isSpent(Goods.Key key) {
        for (Http caller : goods.callers(key)) {
            Answer refused = caller.post(CHAT, goods.hello()).expect(402);
            assertThat(refused.errorCode()).isEqualTo("key_budget_exceeded");
            JsonNode told = caller.get("/key").expect(200).json().path("data");
            assertThat(told.path("usage_monthly").asText()).isEqualTo("0.050000000");
            assertThat(told.path("limit_remaining").asText()).isEqualTo("0.000001000");
        }
    }

    private Goods.Key rotate(Goods.Key key) {
        Answer fresh =
                product.operator()
                        .post("/keys/" + key.id() + "/rotate", "{'overlap_seconds':60}")
                        .expect(201);
        return new Goods.Key(fresh.text("id"), fresh.text("key"));
    }

    private List<Answer> rush(Goods.Key key) {
        return Http.rush(goods.callers(key), RUSH, CHAT, goods.hello());
    }

    private static void isRateLimited(Answer answer, String what) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("rate_limit_exceeded");
        assertThat(answer.json().path("error").path("type").asText()).isEqualTo(what);
        assertThat(answer.header("x-ratelimit-reset-" + what)).matches("(1m)?\\d+(\\.\\d+)?s");
        assertThat(Long.parseLong(answer.header("retry-after"))).isBetween(1L, 65L);
    }
}
