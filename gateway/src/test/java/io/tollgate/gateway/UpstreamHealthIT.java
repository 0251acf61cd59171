package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.UsageRecord.Attempt;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.upstream.CredentialChange;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.gateway.Wire.Answer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a gateway learns from upstreams that fail, and where it sends the calls that follow.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(TestGateway.class)
class UpstreamHealthIT {
    @Inject Till till;
    @Inject Shelves shelves;
    @Inject Upstreams upstreams;
    @Inject Credentials credentials;
    @Inject Cooldowns cooldowns;
    @Inject Alerts alerts;

    private Goods goods;
    private Wire wire;
    private Customer customer;

    @BeforeEach
    void open() {
        shelves.simulator().clearRules();
        offer(2, Routing.USUAL);
        wire = new Wire(till);
        customer = till.customer("5");
    }

    @Test
    void aRefusedCredentialIsDisabledUntilAnOperatorPutsItBack() throws Exception {
        rule(1, "\"status\":401,\"times\":1");

        CredentialInfo refused = credential(attempts(streamed()).getFirst());

        Until.holds("it is disabled", () -> !now(refused).active());
        assertThat(now(refused).disabledReason()).contains("401");
        assertThat(openAlerts(refused)).containsExactly(Alert.Kind.CREDENTIAL_DEAD);
        assertThat(attempts(streamed())).hasSize(1);

        var _ = credentials.update(refused.id(), new CredentialChange(null, null, null, true));
        shelves.awaitSnapshot();

        assertThat(attempts(streamed()).getFirst().upstream()).isEqualTo(upstream(refused).name());
    }

    @Test
    void aRateLimitedCredentialRestsForAsLongAsItsUpstreamAsks() throws Exception {
        rule(1, "\"status\":429,\"times\":1,\"headers\":{\"retry-after\":\"77\"}");
        Instant before = Instant.now();
        CredentialInfo limited = credential(attempts(streamed()).getFirst());

        List<Attempt> next = attempts(streamed());

        assertThat(next).hasSize(1);
        assertThat(next.getFirst().passedOver())
                .containsExactly(upstream(limited).name() + "/main: RATE_LIMITED");
        Until.holds("others are told", () -> rests(limited).size() == 1);
        Cooldown rest = rests(limited).getFirst();
        assertThat(rest.upstreamModel()).isEqualTo(Shelves.upstreamModel(goods, 1));
        assertThat(rest.until()).isBetween(before.plusSeconds(76), Instant.now().plusSeconds(78));
    }

    @Test
    void anEmptyAccountRestsWithAllItsModelsAndOperatorsHearOfIt() throws Exception {
        rule(1, "\"status\":402,\"times\":1");
        CredentialInfo empty = credential(attempts(plain()).getFirst());

        Until.holds("others are told", () -> rests(empty).size() == 1);
        assertThat(rests(empty).getFirst().upstreamModel()).isEmpty();
        assertThat(openAlerts(empty)).containsExactly(Alert.Kind.BALANCE_EMPTY);
        assertThat(attempts(plain()).getFirst().passedOver())
                .containsExactly(upstream(empty).name() + "/main: BALANCE_EMPTY");

        // A probe has found money.
        assertThat(cooldowns.end(empty.id())).isTrue();

        Until.holds(
                "it serves again",
                () -> attempts(plain()).getFirst().upstream().equals(upstream(empty).name()));
    }

    @Test
    void whatAnotherGatewayHasSeenHoldsHereToo() throws Exception {
        CredentialInfo first = credential(attempts(streamed()).getFirst());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        assertThat(
                        cooldowns.begin(
                                new Cooldown(
                                        first.id(),
                                        "",
                                        "PLAN_LIMIT",
                                        "seen elsewhere",
                                        now,
                                        now.plusSeconds(60))))
                .isTrue();

        Until.holds(
                "it is passed over",
                () -> !attempts(streamed()).getFirst().upstream().equals(upstream(first).name()));
    }

    @Test
    void whenAllRestTheLeastBadIsTriedAndItsAnswerEndsTheRest() throws Exception {
        rule(1, "\"status\":429,\"times\":1,\"headers\":{\"retry-after\":\"300\"}");
        rule(2, "\"status\":429,\"times\":1,\"headers\":{\"retry-after\":\"200\"}");
        assertThat(wire.chat(customer, streamed()).status()).isEqualTo(429);

        List<Attempt> tried = attempts(streamed());

        assertThat(tried).hasSize(1);
        assertThat(tried.getFirst().chosenBy()).isEqualTo("least_bad");
        CredentialInfo second = credential(tried.getFirst());
        assertThat(upstream(second).name()).isEqualTo(routeUpstream(1));
        Until.holds("the rest is over", () -> rests(second).isEmpty());
        assertThat(attempts(streamed()).getFirst().chosenBy()).isNull();
    }

    @Test
    void anAnswerThatBeganBeforeTheRestDoesNotEndIt() throws Exception {
        rule(1, "\"chunk_ms\":40,\"times\":1");
        CredentialInfo limited;
        try (RawCall earlier = RawCall.chat(till, customer, streamed())) {
            String _ = earlier.readUntil("data: ");
            rule(1, "\"status\":429,\"times\":1,\"headers\":{\"retry-after\":\"60\"}");
            limited = credential(attempts(streamed()).getFirst());

            String _ = earlier.readUntil("[DONE]");
        }

        assertThat(attempts(streamed()).getFirst().passedOver()).hasSize(1);
        Until.holds("it is told", () -> rests(limited).size() == 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failuresInARowEjectAnUpstreamAndOneCallTriesItLater(boolean stream) throws Exception {
        rule(1, "\"status\":500,\"times\":3");
        for (int call = 0; call < 3; call++) {
            assertThat(attempts(stream ? streamed() : plain())).hasSize(2);
        }

        List<Attempt> next = attempts(stream ? streamed() : plain());

        assertThat(next).hasSize(1);
        assertThat(next.getFirst().passedOver())
                .containsExactly(routeUpstream(0) + "/main: EJECTED");
        Until.holds(
                "it is tried",
                () ->
                        "probe"
                                .equals(
                                        attempts(stream ? streamed() : plain())
                                                .getFirst()
                                                .chosenBy()));
        assertThat(attempts(stream ? streamed() : plain()).getFirst().upstream())
                .isEqualTo(routeUpstream(0));
    }

    @Test
    void whatTheRequestItselfGetsWrongSaysNothingOfTheUpstream() throws Exception {
        rule(1, "\"status\":400,\"times\":5");
        for (int call = 0; call < 5; call++) {
            assertThat(wire.chat(customer, streamed()).status()).isEqualTo(400);
        }

        assertThat(attempts(streamed()).getFirst().upstream()).isEqualTo(routeUpstream(0));
    }

    @Test
    void aStreamWithoutItsFirstTokenInTimeGoesElsewhere() throws Exception {
        offer(2, new Routing(Routing.Policy.WEIGHTED, true, false, Duration.ofMillis(400)));
        rule(1, "\"first_token_ms\":60000,\"times\":1");

        List<Attempt> tried = attempts(streamed());

        assertThat(tried).extracting(Attempt::failureClass).containsExactly("TRANSPORT", null);
    }

    @Test
    void aSlowUpstreamLosesItsCallsAndGetsThemBack() throws Exception {
        for (int call = 0; call < 3; call++) {
            assertThat(attempts(byWish(1))).hasSize(1);
        }
        rule(1, "\"first_token_ms\":1500,\"times\":2");
        assertThat(attempts(streamed()).getFirst().upstream()).isEqualTo(routeUpstream(0));

        Until.holds(
                "it is passed over",
                () ->
                        attempts(streamed())
                                .getFirst()
                                .passedOver()
                                .contains(routeUpstream(0) + "/main: SLOW"));

        Until.holds(
                "it is fast again, and has its calls",
                () -> {
                    Attempt only = attempts(streamed()).getFirst();
                    return only.upstream().equals(routeUpstream(0)) && only.chosenBy() == null;
                });
    }

    @Test
    void healthOutlivesAChangeOfTheCatalog() throws Exception {
        rule(1, "\"status\":503,\"times\":3");
        for (int call = 0; call < 3; call++) {
            assertThat(attempts(streamed())).hasSize(2);
        }
        shelves.offerUnpriced("another-" + Ids.next());

        assertThat(attempts(streamed()).getFirst().passedOver()).hasSize(1);
    }

    private void offer(int routes, Routing routing) {
        goods = Goods.named("health-" + Ids.next());
        shelves.offer(goods, routes, routing);
    }

    private String routeUpstream(int route) {
        return shelves.upstreamOf(goods, route);
    }

    private List<Attempt> attempts(String body) {
        try {
            Answer answer = wire.chat(customer, body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return till.record(answer.id()).record().attempts();
        } catch (java.io.IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private Upstream upstream(CredentialInfo credential) {
        return upstreams.find(credential.upstream()).orElseThrow();
    }

    private CredentialInfo credential(Attempt attempt) {
        Upstream upstream = upstreams.findByName(attempt.upstream()).orElseThrow();
        return credentials.list(upstream.id()).getFirst();
    }

    private CredentialInfo now(CredentialInfo credential) {
        return credentials.find(credential.id()).orElseThrow();
    }

    private List<Cooldown> rests(CredentialInfo credential) {
        return cooldowns.current().stream()
                .filter(cooldown -> cooldown.credential().equals(credential.id()))
                .toList();
    }

    private List<Alert.Kind> openAlerts(CredentialInfo credential) {
        return alerts.list(1_000, null, true).stream()
                .filter(alert -> alert.subject().equals(credential.id().value()))
                .map(Alert::kind)
                .toList();
    }

    private void rule(int route, String members) {
        shelves.simulator()
                .addRule(
                        "{\"model\":\"%s\",%s}"
                                .formatted(Shelves.upstreamModel(goods, route), members));
    }

    private String byWish(int route) {
        return Wire.streamed(goods, ",\"provider\":{\"only\":[\"" + routeUpstream(route) + "\"]}");
    }

    private String plain() {
        return Wire.hello(goods, "");
    }

    private String streamed() {
        return Wire.streamed(goods, "");
    }
}
