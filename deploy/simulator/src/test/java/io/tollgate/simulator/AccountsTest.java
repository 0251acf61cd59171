package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What belongs to a credential: its balance, its models, its limits, its being refused.
class AccountsTest {
    private static final String DEEPSEEK = "/deepseek/chat/completions";
    private static final String DEEPSEEK_BALANCE = "/deepseek/user/balance";
    private static final String KIMI_BALANCE = "/kimi/v1/users/me/balance";
    private static final String CALL = Caller.chat("hello", ",\"max_tokens\":4");

    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void deepSeekTellsABalanceAsItsDocumentationSays() throws Exception {
        balance("deepseek", "12.345", ",\"currency\":\"USD\"");

        assertThat(inquiry(DEEPSEEK_BALANCE))
                .isEqualTo(
                        Caller.json(
                                """
                                {"is_available":true,"balance_infos":[{"currency":"USD",
                                 "total_balance":"12.35","granted_balance":"0.00",
                                 "topped_up_balance":"12.35"}]}\
                                """));
    }

    @Test
    void kimiTellsABalanceAsItsDocumentationSays() throws Exception {
        balance("kimi", "49.58894", "");

        assertThat(inquiry(KIMI_BALANCE))
                .isEqualTo(
                        Caller.json(
                                """
                                {"code":0,"data":{"available_balance":49.58894,
                                 "voucher_balance":0,"cash_balance":49.58894},
                                 "scode":"0x0","status":true}\
                                """));
    }

    @Test
    void aBalanceIsOfOneCredentialAndNobodyElseLacksMoney() throws Exception {
        balance("deepseek", "0", "");

        assertThat(caller.call(DEEPSEEK, "sk-other", CALL).statusCode()).isEqualTo(200);
        assertThat(caller.get(DEEPSEEK_BALANCE).statusCode()).isEqualTo(401);
        HttpResponse<String> refused = caller.call(DEEPSEEK, "sk-a", CALL);
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.body()).contains("Insufficient Balance");
        assertThat(inquiry(DEEPSEEK_BALANCE).path("is_available").asBoolean(true)).isFalse();
        assertThat(caller.delete("/_sim/balance").statusCode()).isEqualTo(204);
        assertThat(caller.call(DEEPSEEK, "sk-a", CALL).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, /openai/v1/chat/completions, 429", "kimi, /kimi/v1/chat/completions, 429",
        "glm, /glm/api/paas/v4/chat/completions, 429", "anthropic, /anthropic/v1/messages, 400"
    })
    void anEmptyAccountIsToldInTheProvidersWay(String dialect, String path, int status)
            throws Exception {
        balance(dialect, "-1.5", "");

        assertThat(caller.call(path, "sk-a", CALL).statusCode()).isEqualTo(status);
    }

    @Test
    void useDrainsABalance() throws Exception {
        balance("deepseek", "10", ",\"per_token\":\"1\"");

        int first = caller.call(DEEPSEEK, "sk-a", CALL).statusCode();
        int second = caller.call(DEEPSEEK, "sk-a", CALL).statusCode();
        int third = caller.call(DEEPSEEK, "sk-a", CALL).statusCode();

        assertThat(Arrays.asList(first, second, third)).containsExactly(200, 200, 402);
        assertThat(inquiry(DEEPSEEK_BALANCE).at("/balance_infos/0/total_balance").asText())
                .isEqualTo("-2.00");
    }

    @Test
    void aRuleThatSaysOutOfMoneyIsSeenInTheBalance() throws Exception {
        simulator.addRule("{\"credential\":\"sk-a\",\"error\":\"insufficient_balance\"}");

        assertThat(inquiry(KIMI_BALANCE).at("/data/available_balance").asDouble()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"dialect\":\"kimi\",\"credential\":\"c\"}",
                "{\"dialect\":\"kimi\",\"credential\":\"c\",\"amount\":\"much\"}",
                "{\"dialect\":\"kimi\",\"credential\":\"c\",\"amount\":1,\"currency\":\"yuan\"}",
                "{\"dialect\":\"kimi\",\"credential\":\"c\",\"amount\":1,\"per_token\":-1}",
                "{\"dialect\":\"kimi\",\"credential\":\"c\",\"amount\":1,\"when\":1}"
            })
    void aBalanceThatCannotBeReadIsRefused(String body) throws Exception {
        HttpResponse<String> refused = caller.post("/_sim/balance", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Caller.json(refused.body()).at("/error/message").asText()).isNotBlank();
    }

    @Test
    void aCredentialThatARuleRefusesMayAskForNothing() throws Exception {
        simulator.addRule("{\"credential\":\"sk-a\",\"error\":\"bad_key\"}");

        assertThat(caller.call(DEEPSEEK, "sk-a", CALL).statusCode()).isEqualTo(401);
        assertThat(caller.get(DEEPSEEK_BALANCE, "sk-a").statusCode()).isEqualTo(401);
        assertThat(caller.get("/kimi/v1/models", "sk-a").statusCode()).isEqualTo(401);
        assertThat(caller.get("/anthropic/v1/models", "sk-a").body())
                .contains("authentication_error");
        assertThat(caller.get("/kimi/v1/models", "sk-b").statusCode()).isEqualTo(200);
    }

    @Test
    void anInquiryUsesUpNoRuleAndIsNotRateLimited() throws Exception {
        simulator.addRule("{\"dialect\":\"deepseek\",\"error\":\"rate_limit\"}");
        simulator.addRule("{\"times\":1,\"dialect\":\"deepseek\",\"error\":\"server_error\"}");

        assertThat(caller.get("/deepseek/models", "sk-a").statusCode()).isEqualTo(200);
        assertThat(caller.call(DEEPSEEK, "sk-a", CALL).statusCode()).isEqualTo(500);
        assertThat(caller.call(DEEPSEEK, "sk-a", CALL).statusCode()).isEqualTo(429);
        assertThat(simulator.log().read(0)).hasSize(2);
    }

    @Test
    void glmHasNoListOfModels() throws Exception {
        assertThat(caller.get("/glm/api/paas/v4/models", "sk-a").statusCode()).isEqualTo(404);
    }

    @Test
    void aCredentialMakesSoManyCallsAMinute() throws Exception {
        simulator.addRule("{\"calls_per_minute\":2}");

        for (String credential : new String[] {"sk-a", "sk-b"}) {
            assertThat(caller.call(DEEPSEEK, credential, CALL).statusCode()).isEqualTo(200);
            assertThat(caller.call(DEEPSEEK, credential, CALL).statusCode()).isEqualTo(200);
            assertThat(caller.call(DEEPSEEK, credential, CALL).statusCode()).isEqualTo(429);
        }
        HttpResponse<String> glm = caller.call("/glm/api/paas/v4/chat/completions", "sk-a", CALL);
        assertThat(Caller.json(glm.body()).at("/error/code").asText()).isEqualTo("1303");
    }

    @Test
    void aCredentialMakesSoManyCallsAtATime() throws Exception {
        simulator.addRule("{\"concurrent_calls\":1,\"chunk_ms\":10000}");
        try (var running = caller.open(Caller.chat("hello", ",\"stream\":true")).body()) {
            assertThat(running.read()).isPositive();

            String path = "/openai/v1/chat/completions";
            HttpResponse<String> second = caller.call(path, "sk-test", CALL);

            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.body()).contains("rate_limit_exceeded");
        }
        assertThat(simulator.log().awaitCalls(2, java.time.Duration.ofSeconds(10))).isTrue();
        try (var next = caller.open(Caller.chat("hello", ",\"stream\":true")).body()) {
            assertThat(next.read()).isPositive();
        }
    }

    private void balance(String dialect, String amount, String more) throws Exception {
        String body =
                "{\"dialect\":\"%s\",\"credential\":\"sk-a\",\"amount\":\"%s\"%s}"
                        .formatted(dialect, amount, more);
        assertThat(caller.post("/_sim/balance", body).statusCode()).isEqualTo(200);
    }

    private JsonNode inquiry(String path) throws Exception {
        HttpResponse<String> answer = caller.get(path, "sk-a");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Caller.json(answer.body());
    }
}
