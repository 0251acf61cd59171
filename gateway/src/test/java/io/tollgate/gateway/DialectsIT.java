package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.TrueUsage;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each provider on its own wire: the caller sees OpenAI's format and the same money.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class DialectsIT {
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
    @EnumSource(DialectName.class)
    void chargesEqualWhatTheSimulatorLoggedTimesThePrice(DialectName dialect) throws Exception {
        Goods goods = Goods.named("wire-" + dialect.wire());
        shelves.sellOn(goods, dialect);
        int before = shelves.simulator().log().read(0).size();

        Answer plain = wire.chat(customer, Wire.hello(goods, ",\"max_completion_tokens\":10"));
        Answer streamed = wire.chat(customer, Wire.streamed(goods, ",\"max_tokens\":20"));
        Answer unasked = wire.chat(customer, Wire.hello(goods, ",\"stream\":true"));

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.json().path("model").asText()).isEqualTo(goods.model());
        assertThat(plain.json().at("/choices/0/message/content").asText()).startsWith("sim: ");
        assertThat(plain.json().at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(streamed.status()).isEqualTo(200);
        assertThat(streamed.events().getLast()).isEqualTo("[DONE]");
        assertThat(streamed.chunks())
                .allSatisfy(
                        chunk -> assertThat(chunk.path("model").asText()).isEqualTo(goods.model()));
        assertThat(unasked.events().getLast()).isEqualTo("[DONE]");
        assertThat(unasked.text()).doesNotContain("\"choices\":[]").doesNotContain("cost");
        List<LoggedCall> log = shelves.simulator().log().read(before);
        assertThat(log).hasSize(3).extracting(LoggedCall::dialect).containsOnly(dialect.wire());
        assertThat(log).extracting(LoggedCall::credential).containsOnly(Shelves.CREDENTIAL);
        assertCharged(goods, plain, log.get(0), 10);
        assertCharged(goods, streamed, log.get(1), 20);
        UsageRecord last = till.record(unasked.id()).record();
        assertThat(last.usageSource()).isEqualTo(UsageSource.REPORTED);
        assertThat(last.computedNanos()).isEqualTo(charge(goods, log.get(2)));
        assertThat(till.usedNanos(customer))
                .isEqualTo(log.stream().mapToLong(call -> charge(goods, call)).sum());
    }

    private void assertCharged(Goods goods, Answer answer, LoggedCall logged, long output) {
        UsageRecord record = till.record(answer.id()).record();
        assertThat(logged.usage()).isEqualTo(new TrueUsage(3, output));
        assertThat(record.usageSource()).isEqualTo(UsageSource.REPORTED);
        assertThat(record.computedNanos()).isEqualTo(charge(goods, logged));
        assertThat(answer.costNanos()).isEqualTo(charge(goods, logged));
        assertThat(answer.usage().path("prompt_tokens").asLong()).isEqualTo(3);
        assertThat(answer.usage().path("completion_tokens").asLong()).isEqualTo(output);
    }

    private static long charge(Goods goods, LoggedCall call) {
        return goods.chargeNanos(call.usage().promptTokens(), call.usage().completionTokens());
    }
}
