package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecord.Attempt;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.model.Routing;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers may say of the way: `models` and `provider`.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class RouteWishesIT {
    @Inject Till till;
    @Inject Shelves shelves;

    private Goods first;
    private Goods second;
    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        first = goods("first-", 345_678_901, 1_234_567_891);
        second = goods("second-", 777_777_777, 3_141_592_653L);
        shelves.offer(first, 2, Routing.USUAL);
        shelves.offer(second, 1, Routing.USUAL);
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aModelToFallBackToAnswersUnderItsNameAndAtItsPrice(boolean stream) throws Exception {
        rule(1, "\"status\":500");
        rule(2, "\"status\":503");
        String more = ",\"models\":[\"" + second.model() + "\"]";

        Answer answer =
                wire.chat(customer, stream ? Wire.streamed(first, more) : Wire.hello(first, more));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("\"" + second.model() + "\"");
        assertThat(answer.costNanos()).isEqualTo(second.chargeNanos(3, 64));
        StoredUsage record = till.record(answer.id());
        assertThat(record.record().model()).isEqualTo(second.model());
        assertThat(record.record().attempts()).hasSize(3);
        assertThat(record.chargeNanos()).isEqualTo(second.chargeNanos(3, 64));
        assertThat(till.heldNanos(customer)).isZero();
    }

    @Test
    void theHoldCoversTheDearestModel() throws Exception {
        Customer poor = till.customer("0.0004");
        String limit = ",\"max_tokens\":64";

        assertThat(wire.chat(poor, Wire.hello(first, limit)).status()).isEqualTo(200);
        Answer refused =
                wire.chat(
                        till.customer("0.0004"),
                        Wire.hello(first, limit + ",\"models\":[\"" + second.model() + "\"]"));

        assertThat(refused.status()).isEqualTo(402);
    }

    @Test
    void anUnknownModelAmongThemIsNamed() throws Exception {
        Answer answer = wire.chat(customer, Wire.hello(first, ",\"models\":[\"no-such\"]"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("message").asText()).contains("no-such");
    }

    @Test
    void aRequestThatTheModelRefusesGoesToNoOther() throws Exception {
        rule(1, "\"status\":400");

        Answer answer =
                wire.chat(customer, Wire.hello(first, ",\"models\":[\"" + second.model() + "\"]"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void anUpstreamIsChosenByName() throws Exception {
        String name = shelves.upstreamOf(first, 1);

        Attempt only = attempt(",\"provider\":{\"order\":[\"" + name + "\"]}");

        assertThat(only.upstream()).isEqualTo(name);
        assertThat(only.chosenBy()).isEqualTo("caller");
    }

    @Test
    void withoutFallbacksNoOtherUpstreamIsTried() throws Exception {
        rule(1, "\"status\":500");

        Answer answer =
                wire.chat(customer, Wire.hello(first, ",\"provider\":{\"allow_fallbacks\":false}"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(till.record(answer.id()).record().attempts()).hasSize(1);
    }

    @Test
    void whoAllowsNobodyIsToldSo() throws Exception {
        Answer answer =
                wire.chat(customer, Wire.hello(first, ",\"provider\":{\"only\":[\"nobody\"]}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("code").asText()).isEqualTo("no_allowed_provider");
        assertThat(answer.error().path("param").asText()).isEqualTo("provider");
    }

    @ParameterizedTest
    @CsvSource({"0.345678901, 1.234567891, 200", "0.3456789, 2, 400", "1, 1.23, 400"})
    void nothingIsBoughtAboveTheCallersPrice(String prompt, String completion, int status)
            throws Exception {
        Answer answer =
                wire.chat(
                        customer,
                        Wire.hello(
                                first,
                                ",\"provider\":{\"max_price\":{\"prompt\":%s,\"completion\":\"%s\"}}"
                                        .formatted(prompt, completion)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    private Attempt attempt(String more) throws Exception {
        Answer answer = wire.chat(customer, Wire.hello(first, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return till.record(answer.id()).record().attempts().getFirst();
    }

    private void rule(int route, String members) {
        shelves.simulator()
                .addRule(
                        "{\"model\":\"%s\",%s}"
                                .formatted(Shelves.upstreamModel(first, route), members));
    }

    private static Goods goods(String name, long input, long output) {
        String model = name + Ids.next();
        return new Goods(model, model + "-up", input, output);
    }
}
