package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every charge is said, counted, booked and explained, to the nano.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class MoneyIT {
    @Inject Till till;
    @Inject Shelves shelves;
    @Inject Ledger ledger;
    @Inject LedgerCheck check;

    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @Test
    void creditsGoDownByExactlyTheSumOfTheCosts() throws Exception {
        JsonNode before = credits();
        long costs = 0;
        for (int n = 0; n < 5; n++) {
            costs += chat(Wire.hello(Goods.DEEPSEEK, ",\"max_tokens\":" + (10 + n))).costNanos();
            costs += chat(Wire.streamed(Goods.KIMI, ",\"max_tokens\":" + (20 + n))).costNanos();
        }

        JsonNode after = credits();

        assertThat(costs).isPositive();
        assertThat(nanos(after, "total_usage") - nanos(before, "total_usage")).isEqualTo(costs);
        assertThat(nanos(after, "available")).isEqualTo(5_000_000_000L - costs);
        assertThat(after.path("total_credits").asText()).isEqualTo("5.000000000");
        assertThat(after.path("held").asText()).isEqualTo("0.000000000");
        assertThat(after.path("debt").asText()).isEqualTo("0.000000000");
        assertThat(after.path("currency").asText()).isEqualTo("USD");
    }

    @Test
    void theHeaderOfAPlainAnswerSaysItsCost() throws Exception {
        Answer answer = chat(Wire.hello(Goods.GLM, ""));

        assertThat(answer.header("x-tollgate-charge"))
                .isEqualTo(answer.usage().path("cost").asText() + " USD");
        assertThat(answer.usage().path("cost_currency").asText()).isEqualTo("USD");
        assertThat(answer.costNanos())
                .isEqualTo(
                        Goods.GLM.chargeNanos(
                                answer.usage().path("prompt_tokens").asLong(),
                                answer.usage().path("completion_tokens").asLong()));
    }

    @Test
    void afterAFlushTheLedgerHasEveryChargeAndIsBalanced() throws Exception {
        List<String> ids = new ArrayList<>();
        long costs = 0;
        for (Goods goods : List.of(Goods.DEEPSEEK, Goods.GLM, Goods.KIMI)) {
            for (String body : List.of(Wire.hello(goods, ""), Wire.streamed(goods, ""))) {
                Answer answer = chat(body);
                ids.add(answer.id());
                costs += answer.costNanos();
            }
        }

        till.flush();

        long booked =
                ledger.list(customer.tenant(), 100, null).stream()
                        .filter(transaction -> transaction.kind() == LedgerTransaction.Kind.USAGE)
                        .flatMap(transaction -> transaction.entries().stream())
                        .filter(entry -> customer.tenant().equals(entry.account().tenant()))
                        .mapToLong(entry -> entry.amount().nanos())
                        .sum();
        assertThat(booked).isEqualTo(-costs);
        assertThat(till.balance(customer).posted().nanos()).isEqualTo(5_000_000_000L - costs);
        assertThat(till.balance(customer).unflushed().nanos()).isZero();
        assertThat(till.records(customer))
                .extracting(stored -> stored.record().call().toString())
                .containsExactlyInAnyOrderElementsOf(ids);
        LedgerCheck.Result result = check.run();
        assertThat(result.balanced()).isTrue();
        assertThat(result.driftNanos()).isEqualTo("0");
    }

    @Test
    void theReceiptExplainsTheChargeToTheNano() throws Exception {
        Answer answer = chat(Wire.streamed(Goods.KIMI, ",\"max_tokens\":33"));

        JsonNode receipt = receipt(answer.id());

        assertThat(receipt.path("id").asText()).isEqualTo(answer.id());
        assertThat(receipt.path("model").asText()).isEqualTo("kimi-2.6");
        assertThat(receipt.path("upstream_model").asText()).isEqualTo("kimi-k2.6");
        assertThat(receipt.path("stream").asBoolean()).isTrue();
        assertThat(receipt.path("status").asText()).isEqualTo("completed");
        assertThat(receipt.at("/usage/source").asText()).isEqualTo("reported");
        assertThat(receipt.at("/usage/output").asLong()).isEqualTo(33);
        assertThat(amount(receipt, "charge")).isEqualTo(answer.costNanos());
        assertThat(amount(receipt, "shortfall")).isZero();
        long input = receipt.at("/usage/input").asLong();
        assertThat(amount(receipt, "retail")).isEqualTo(Goods.KIMI.retailNanos(input, 33));
        assertThat(amount(receipt, "saving"))
                .isEqualTo(Goods.KIMI.retailNanos(input, 33) - answer.costNanos());
        assertThat(UUID.fromString(receipt.path("price_version").asText()).version()).isEqualTo(7);
        assertThat(receipt.at("/attempts/0/status").asInt()).isEqualTo(200);
        assertThat(receipt.at("/attempts/0/class").isNull()).isTrue();
        assertThat(receipt.path("time_to_first_token_ms").isIntegralNumber()).isTrue();
    }

    @Test
    void theLinesOfAReceiptSumToTheCharge() throws Exception {
        Answer answer = chat(Wire.hello(Goods.DEEPSEEK, ""));

        JsonNode lines = receipt(answer.id()).path("charge_lines");

        long sum = 0;
        for (JsonNode line : lines) {
            sum += Wire.nanos(line.path("amount").asText());
        }
        assertThat(sum).isEqualTo(answer.costNanos());
        assertThat(lines.findValuesAsText("kind")).containsExactly("input", "output");
        assertThat(lines.findValuesAsText("price_per_million"))
                .containsExactly("0.345678901", "1.234567891");
    }

    @Test
    void anotherTenantsReceiptDoesNotExist() throws Exception {
        Answer answer = chat(Wire.hello(Goods.DEEPSEEK, ""));
        till.flush();

        Answer stranger = wire.get("/v1/generation?id=" + answer.id(), till.customer("0"));

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.error().path("code").asText()).isEqualTo("generation_not_found");
        assertThat(wire.get("/v1/generation?id=" + UUID.randomUUID(), customer).status())
                .isEqualTo(404);
    }

    @Test
    void aReceiptThatIsNotWrittenYetIsWorthARetry() throws Exception {
        Answer early =
                Until.present("a receipt asked for before the flush", Until.LONG, this::early);

        assertThat(early.header("retry-after")).isNotEmpty();
    }

    @Test
    void theFlusherWritesTheReceiptWithinTwoSeconds() throws Exception {
        String id = chat(Wire.hello(Goods.DEEPSEEK, "")).id();

        Until.holds(
                "the receipt is there",
                Duration.ofSeconds(2),
                () -> unchecked("/v1/generation?id=" + id).status() == 200);
    }

    private Optional<Answer> early() {
        try {
            Answer receipt = unchecked("/v1/generation?id=" + chat(Wire.hello(Goods.GLM, "")).id());
            return receipt.status() == 404 ? Optional.of(receipt) : Optional.empty();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private Answer unchecked(String path) {
        try {
            return wire.get(path, customer);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private Answer chat(String body) throws Exception {
        Answer answer = wire.chat(customer, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private JsonNode credits() throws Exception {
        return wire.get("/v1/credits", customer).json().path("data");
    }

    private JsonNode receipt(String id) throws Exception {
        till.flush();
        Answer answer = wire.get("/v1/generation?id=" + id, customer);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("data");
    }

    private static long amount(JsonNode receipt, String field) {
        assertThat(receipt.path(field).path("currency").asText()).isEqualTo("USD");
        return Wire.nanos(receipt.path(field).path("amount").asText());
    }

    private static long nanos(JsonNode credits, String field) {
        return Wire.nanos(credits.path(field).asText());
    }
}
