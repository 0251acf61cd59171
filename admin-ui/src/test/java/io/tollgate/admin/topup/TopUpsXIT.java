package io.tollgate.admin.topup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.SandboxRail;
import io.tollgate.billing.topup.SandboxRail.Signed;
import io.tollgate.billing.topup.TopUp;
import io.tollgate.billing.topup.TopUps;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class TopUpsXIT {
    private final Console operator = Console.operator();

    @Inject SandboxRail sandbox;
    @Inject TopUps orders;

    private String tenant;
    private Console own;

    @BeforeEach
    void open() {
        tenant = operator.newTenant();
        own = operator.ofTenant(tenant);
    }

    @Test
    void aPaidOrderIsCreditedOnceHoweverOftenItIsSaid() throws Exception {
        String order = order("25");
        Signed paid = event(order, true);
        List<Callable<Response>> deliveries =
                new ArrayList<>(Collections.nCopies(10, () -> deliver(paid)));
        deliveries.addAll(Collections.nCopies(5, () -> deliver(event(order, true))));
        deliveries.addAll(Collections.nCopies(5, () -> deliver(event(order, false))));
        Collections.shuffle(deliveries, new java.util.Random(7));

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Response> answer : threads.invokeAll(deliveries)) {
                assertThat(answer.get().statusCode()).isEqualTo(204);
            }
        }

        own.get("/tenants/" + tenant + "/top-ups/" + order)
                .then()
                .body("state", equalTo("paid"))
                .body("amount", equalTo(Given.usd(25_000_000_000L)));
        own.get("/tenants/" + tenant + "/balance")
                .then()
                .body("available", equalTo(Given.usd(25_000_000_000L)));
        operator.get("/tenants/" + tenant + "/ledger")
                .then()
                .body("data", hasSize(1))
                .body("data[0].kind", equalTo("payment"))
                .body("data[0].reference", equalTo(order))
                .body("data[0].entries.account", contains("credit", "payments:sandbox"));
    }

    @Test
    void moneyThatComesAfterAllIsCredited() {
        String order = order("5");
        assertThat(deliver(event(order, false)).statusCode()).isEqualTo(204);
        own.get("/tenants/" + tenant + "/top-ups/" + order).then().body("state", equalTo("failed"));

        assertThat(deliver(event(order, true)).statusCode()).isEqualTo(204);

        own.get("/tenants/" + tenant + "/top-ups/" + order).then().body("state", equalTo("paid"));
    }

    @Test
    void anEventThatIsNotTheRailsIsRefused() {
        String order = order("5");
        Signed paid = event(order, true);
        String larger = paid.payload().replace("5.000000000", "500.000000000");

        for (Response answer :
                List.of(
                        deliver(new Signed(larger, paid.signature())),
                        deliver(new Signed(paid.payload(), "t=1,v1=" + "0".repeat(64))),
                        deliver(
                                new Signed(
                                        paid.payload(),
                                        paid.signature().replaceAll("t=\\d+", "t=1000000000"))),
                        given().contentType("application/json")
                                .body(paid.payload())
                                .post("/api/v1/payments/sandbox/events"))) {
            answer.then().statusCode(400).body("error.code", equalTo("invalid_event"));
        }
        operator.get("/tenants/" + tenant + "/ledger").then().body("data", empty());
    }

    /// Signed by the rail, but not what was ordered: nothing is credited, and the right payment
    /// still is.
    @ParameterizedTest
    @CsvSource({"4.999999999,USD", "500,USD", "5,EUR"})
    void aPaymentOfAnotherAmountCreditsNothing(String amount, String currency) {
        String order = order("5");
        Money paid = Money.parse(amount, Currency.getInstance(currency));
        TopUp found = orders.find(UUID.fromString(order)).orElseThrow();
        TopUp other =
                new TopUp(
                        found.id(),
                        found.tenant(),
                        found.rail(),
                        paid,
                        found.state(),
                        found.checkoutUrl(),
                        found.createdAt(),
                        null);

        deliver(sandbox.event(other, true))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("wrong_amount"));

        operator.get("/tenants/" + tenant + "/ledger").then().body("data", empty());
        assertThat(deliver(event(order, true)).statusCode()).isEqualTo(204);
        own.get("/tenants/" + tenant + "/balance")
                .then()
                .body("available", equalTo(Given.usd(5_000_000_000L)));
    }

    @Test
    void aPaymentOfAnUnknownOrderIsNotTaken() {
        TopUp unknown =
                new TopUp(
                        UUID.randomUUID(),
                        TenantId.parse(tenant),
                        SandboxRail.NAME,
                        Money.parse("5", Currency.getInstance("USD")),
                        TopUp.State.OPEN,
                        "/",
                        Instant.now(),
                        null);

        deliver(sandbox.event(unknown, true)).then().statusCode(404);

        operator.get("/tenants/" + tenant + "/ledger").then().body("data", empty());
    }

    @Test
    void aTenantSeesAndOrdersForItselfAlone() {
        String order = order("5");
        String other = operator.newTenant();
        Console others = operator.ofTenant(other);

        others.get("/tenants/" + tenant + "/top-ups/" + order).then().statusCode(404);
        others.get("/tenants/" + other + "/top-ups/" + order).then().statusCode(404);
        others.get("/tenants/" + tenant + "/top-ups").then().statusCode(404);
        others.post("/tenants/" + tenant + "/top-ups", body("5")).then().statusCode(404);
        own.get("/tenants/" + tenant + "/top-ups").then().body("data.id", contains(order));
        own.get("/tenants/" + tenant + "/top-ups/x").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.99", "10000.01", "-5", "1e3", "1.0000000001", "five"})
    void anAmountOutsideTheBoundsIsRefused(String amount) {
        own.post("/tenants/" + tenant + "/top-ups", body(amount)).then().statusCode(400);

        own.get("/tenants/" + tenant + "/top-ups").then().body("data", empty());
    }

    private String order(String amount) {
        return Console.created(own.post("/tenants/" + tenant + "/top-ups", body(amount)));
    }

    private static String body(String amount) {
        return Given.json("{'amount':{'amount':'%s','currency':'USD'}}".formatted(amount));
    }

    private Signed event(String order, boolean paid) {
        return sandbox.event(orders.find(UUID.fromString(order)).orElseThrow(), paid);
    }

    private static Response deliver(Signed event) {
        return given().contentType("application/json")
                .header("Sandbox-Signature", event.signature())
                .body(event.payload())
                .post("/api/v1/payments/sandbox/events");
    }
}
