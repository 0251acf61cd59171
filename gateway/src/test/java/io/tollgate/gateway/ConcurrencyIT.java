package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.simulator.Simulator;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Many calls at once: none lost, none doubled, no balance overdrawn.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class ConcurrencyIT {
    private static final int TENANTS = 8;
    private static final int CALLS_EACH = 25;
    private static final int AFFORDABLE = 10;
    private static final int RUSH = 100;

    /// Prompt tokens of [Wire#hello], four bytes each.
    private static final int HELLO_TOKENS = 3;

    @Inject Till till;
    @Inject Shelves shelves;
    @Inject LedgerCheck check;

    private Wire wire;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        wire = new Wire(till);
    }

    @Test
    void chargesEqualTheSimulatorsLogTimesThePrices() {
        Simulator simulator = shelves.simulator();
        long before = simulator.log().read(0).size();
        List<Customer> customers = new ArrayList<>();
        for (int n = 0; n < TENANTS; n++) {
            customers.add(till.customer("50"));
        }

        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int n = 0; n < CALLS_EACH; n++) {
            String more = ",\"max_tokens\":" + (1 + n * 3);
            for (Customer customer : customers) {
                String body =
                        n % 2 == 0
                                ? Wire.hello(Goods.DEEPSEEK, more)
                                : Wire.streamed(Goods.DEEPSEEK, more);
                calls.add(wire.chatLater(customer, body));
            }
        }
        List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        Map<String, Long> expected = expectedCharges(simulator.log().read(before));
        Map<String, Long> said =
                answers.stream().collect(Collectors.toMap(Answer::id, Answer::costNanos));
        assertThat(said).hasSize(TENANTS * CALLS_EACH).isEqualTo(expected);
        Map<String, Long> booked = new HashMap<>();
        for (Customer customer : customers) {
            List<StoredUsage> records = till.records(customer);
            records.forEach(
                    stored -> booked.put(stored.record().call().toString(), stored.chargeNanos()));
            assertThat(till.balance(customer).posted().nanos())
                    .isEqualTo(
                            50_000_000_000L
                                    - records.stream().mapToLong(StoredUsage::chargeNanos).sum());
            assertThat(till.heldNanos(customer)).isZero();
        }
        assertThat(booked).isEqualTo(expected);
        assertThat(check.run().balanced()).isTrue();
    }

    @RepeatedTest(3)
    void aBalanceForTenCallsServesNoMoreThanTenOfAHundred() {
        Customer customer = till.customer("0");
        String body = Wire.hello(Goods.DEEPSEEK, ",\"max_tokens\":60");
        long price = Goods.DEEPSEEK.chargeNanos(HELLO_TOKENS, 60);
        till.credit(customer.tenant(), new Money(AFFORDABLE * price, Till.USD));

        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int n = 0; n < RUSH; n++) {
            calls.add(wire.chatLater(customer, body));
        }
        List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

        List<Answer> served = answers.stream().filter(call -> call.status() == 200).toList();
        assertThat(served).hasSizeBetween(1, AFFORDABLE);
        assertThat(answers)
                .filteredOn(call -> call.status() != 200)
                .allSatisfy(ConcurrencyIT::isARefusalForMoney);
        long spent = served.stream().mapToLong(Answer::costNanos).sum();
        assertThat(spent).isEqualTo(price * served.size());
        assertThat(till.usedNanos(customer)).isEqualTo(spent);
        assertThat(till.heldNanos(customer)).isZero();
        assertThat(till.balance(customer).available().nanos()).isNotNegative();
        assertThat(till.balance(customer).debt().nanos()).isZero();
        assertThat(till.records(customer)).hasSize(served.size());
        assertThat(check.run().balanced()).isTrue();
    }

    /// By request id; the header that the witness saw names the attempt too.
    private static Map<String, Long> expectedCharges(List<LoggedCall> log) {
        Map<String, Long> charges = new HashMap<>();
        for (LoggedCall call : log) {
            assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
            String id = String.valueOf(call.call()).replace("/1", "");
            Long twice =
                    charges.put(
                            id,
                            Goods.DEEPSEEK.chargeNanos(
                                    call.usage().promptTokens(), call.usage().completionTokens()));
            assertThat(twice).isNull();
        }
        return charges;
    }

    private static void isARefusalForMoney(Answer call) {
        String code = call.error().path("code").asText();
        if (call.status() == 402) {
            assertThat(code).isEqualTo("insufficient_quota");
        } else {
            assertThat(call.status()).as(call.text()).isEqualTo(429);
            assertThat(code).isEqualTo("credit_held_by_inflight_requests");
            assertThat(call.header("retry-after")).isNotEmpty();
        }
    }
}
