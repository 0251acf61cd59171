package io.tollgate.admin.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class CreditsXIT {
    private final Console operator = Console.operator();

    @Inject Recovery recovery;

    @Test
    void aGrantIsInTheBalanceAndInTheLedger() {
        String tenant = operator.newTenant();

        operator.credit(tenant, Given.grant("12.5", "welcome"))
                .then()
                .statusCode(201)
                .body("kind", equalTo("grant"))
                .body("amount", equalTo(Given.usd(12_500_000_000L)))
                .body("reference", equalTo("welcome"))
                .body("balance_after", equalTo(Given.usd(12_500_000_000L)));

        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .statusCode(200)
                .body("posted", equalTo(Given.usd(12_500_000_000L)))
                .body("available", equalTo(Given.usd(12_500_000_000L)))
                .body("held", equalTo(Given.usd(0)))
                .body("unflushed", equalTo(Given.usd(0)))
                .body("debt", equalTo(Given.usd(0)));
        operator.get("/tenants/" + tenant + "/ledger")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].kind", equalTo("grant"))
                .body("data[0].reference", equalTo("welcome"))
                .body("data[0].balance_after", equalTo(Given.usd(12_500_000_000L)))
                .body(
                        "data[0].entries.find { it.account == 'credit' }.amount",
                        equalTo(Given.usd(12_500_000_000L)))
                .body(
                        "data[0].entries.find { it.account == 'promotions' }.amount",
                        equalTo(Given.usd(-12_500_000_000L)))
                .body("next_cursor", nullValue());
    }

    @Test
    void aPaymentTakesMoneyWithItsCurrency() {
        String tenant = operator.newTenant();

        operator.credit(
                        tenant,
                        Given.json(
                                """
                                {'kind':'payment','amount':{'amount':'0.000000001','currency':'USD'},
                                 'reference':'wire 7','reason':'invoice 7'}\
                                """))
                .then()
                .statusCode(201)
                .body("amount", equalTo(Given.usd(1)))
                .body("reason", equalTo("invoice 7"));
    }

    @Test
    void aTenantWithoutCreditsHasABalanceOfZeroAndAnEmptyLedger() {
        String tenant = operator.newTenant();

        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .statusCode(200)
                .body("available", equalTo(Given.usd(0)));
        operator.get("/tenants/" + tenant + "/ledger").then().statusCode(200).body("data", empty());
    }

    @Test
    void theLedgerIsPagedFromTheNewestOn() {
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("1", "first")).then().statusCode(201);
        operator.credit(tenant, Given.grant("2", "second")).then().statusCode(201);

        Response newest = operator.get("/tenants/" + tenant + "/ledger?limit=1");

        newest.then().body("data.reference", equalTo(List.of("second")));
        operator.get("/tenants/" + tenant + "/ledger?limit=1&cursor=" + newest.path("next_cursor"))
                .then()
                .body("data.reference", equalTo(List.of("first")))
                .body("next_cursor", nullValue());
    }

    @Test
    void moneyIsNotMovedWithoutAnIdempotencyKey() {
        String tenant = operator.newTenant();

        operator.post("/tenants/" + tenant + "/credits", Given.grant("1", "r"))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("idempotency_key_required"));

        operator.get("/tenants/" + tenant + "/ledger").then().body("data", empty());
    }

    @Test
    void aReplayGivesTheFirstAnswerAndMovesNothing() {
        String tenant = operator.newTenant();
        String key = Console.unique("key");
        Response first = operator.credit(tenant, key, Given.grant("1.5", "r"));

        Response replay = operator.credit(tenant, key, Given.grant("1.50", "r"));

        assertThat(replay.statusCode()).isEqualTo(201);
        assertThat(replay.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        operator.get("/tenants/" + tenant + "/ledger").then().body("data", hasSize(1));
    }

    @Test
    void oneKeyForTwoRequestsIsAConflict() {
        String tenant = operator.newTenant();
        String key = Console.unique("key");
        operator.credit(tenant, key, Given.grant("1", "r")).then().statusCode(201);

        operator.credit(tenant, key, Given.grant("2", "r"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("idempotency_key_conflict"));
        operator.credit(operator.newTenant(), key, Given.grant("1", "r")).then().statusCode(409);
    }

    @Test
    void aReferenceIsTakenOncePerTenantAndKind() {
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("1", "r")).then().statusCode(201);

        operator.credit(tenant, Given.grant("1", "r"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("reference_taken"))
                .body("error.field", equalTo("reference"));
        operator.credit(tenant, Given.json("{'kind':'payment','amount':'1','reference':'r'}"))
                .then()
                .statusCode(201);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String tenant = operator.newTenant();
        String key = Console.unique("key");
        operator.credit(tenant, key, Given.grant("-1", "r")).then().statusCode(400);

        operator.credit(tenant, key, Given.grant("1", "r")).then().statusCode(201);
    }

    @Test
    void concurrentDuplicatesMoveMoneyOnce() throws Exception {
        String tenant = operator.newTenant();
        String key = Console.unique("key");
        List<Response> answers = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Response> call = () -> operator.credit(tenant, key, Given.grant("3", "same"));
            for (Future<Response> answer :
                    threads.invokeAll(java.util.Collections.nCopies(16, call))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(answers.getFirst().<String>path("id"));
        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .body("posted", equalTo(Given.usd(3_000_000_000L)));
    }

    @Test
    void aCreditIsInTheAuditLogOfItsTenant() {
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("1", "r")).then().statusCode(201);

        operator.ofTenant(tenant)
                .get("/audit?limit=2")
                .then()
                .statusCode(200)
                .body("data.action", org.hamcrest.Matchers.hasItem("credit.create"));
    }

    @Test
    void refundsAndCorrectionsLowerTheBalanceOnceEach() {
        assertThat(recovery.openShards()).isTrue();
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("10", "g")).then().statusCode(201);
        String refund = Given.json("{'kind':'refund','amount':'4','reference':'back'}");
        String key = Console.unique("key");

        operator.credit(tenant, key, refund)
                .then()
                .statusCode(201)
                .body("kind", equalTo("refund"))
                .body("amount", equalTo(Given.usd(4_000_000_000L)))
                .body("balance_after", equalTo(Given.usd(6_000_000_000L)));
        operator.credit(tenant, key, refund).then().statusCode(201);
        operator.credit(tenant, refund).then().statusCode(409);
        operator.credit(
                        tenant,
                        Given.json(
                                "{'kind':'adjustment','amount':{'amount':'-1.5','currency':'USD'},'reference':'a','reason':'mistake'}"))
                .then()
                .statusCode(201)
                .body("kind", equalTo("adjustment"))
                .body("amount", equalTo(Given.usd(-1_500_000_000L)));
        operator.credit(tenant, Given.json("{'kind':'refund','amount':'4.6','reference':'all'}"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("insufficient_credit"));

        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .body("available", equalTo(Given.usd(4_500_000_000L)))
                .body("held", equalTo(Given.usd(0)));
        operator.get("/ops/ledger-check").then().body("balanced", equalTo(true));
    }

    @Test
    void anUnknownTenantIsNotFound() {
        operator.credit(Ids.next().toString(), Given.grant("1", "r")).then().statusCode(404);
    }

    @Test
    void moneyPastTheLargestBalanceIsRefused() {
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("9007199.254740991", "all")).then().statusCode(201);

        operator.credit(tenant, Given.grant("0.000000001", "more"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("balance_too_large"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'amount':'1','reference':'r'}|kind",
                "{'kind':'gift','amount':'1','reference':'r'}|kind",
                "{'kind':'expiry','amount':'1','reference':'r'}|kind",
                "{'kind':'refund','amount':'-1','reference':'r'}|amount",
                "{'kind':'adjustment','amount':'-1','reference':'r'}|reason",
                "{'kind':'adjustment','amount':'--1','reference':'r','reason':'x'}|amount",
                "{'kind':'adjustment','amount':'-0','reference':'r','reason':'x'}|amount",
                "{'kind':'refund','amount':'1','reference':'r','expires_at':'2099-01-01T00:00:00Z'}|expires_at",
                "{'kind':'grant','reference':'r'}|amount",
                "{'kind':'grant','amount':1,'reference':'r'}|amount",
                "{'kind':'grant','amount':true,'reference':'r'}|amount",
                "{'kind':'grant','amount':'0','reference':'r'}|amount",
                "{'kind':'grant','amount':'-1','reference':'r'}|amount",
                "{'kind':'grant','amount':'+1','reference':'r'}|amount",
                "{'kind':'grant','amount':'1e2','reference':'r'}|amount",
                "{'kind':'grant','amount':'1,5','reference':'r'}|amount",
                "{'kind':'grant','amount':'','reference':'r'}|amount",
                "{'kind':'grant','amount':'1.0000000001','reference':'r'}|amount",
                "{'kind':'grant','amount':'9007199.254740992','reference':'r'}|amount",
                "{'kind':'grant','amount':{'amount':'1','currency':'EUR'},'reference':'r'}|amount.currency",
                "{'kind':'grant','amount':{'amount':'1'},'reference':'r'}|amount.currency",
                "{'kind':'grant','amount':{'amount':1,'currency':'USD'},'reference':'r'}|amount.amount",
                "{'kind':'grant','amount':{'amount':'1','currency':'USD','x':1},'reference':'r'}|amount.x",
                "{'kind':'grant','amount':'1'}|reference",
                "{'kind':'grant','amount':'1','reference':'r','expires_at':'2020-01-01T00:00:00Z'}|expires_at",
                "{'kind':'grant','amount':'1','reference':'r','balance':'1'}|balance",
            })
    void aWrongFieldIsNamedAndMovesNothing(String body, String field) {
        String tenant = operator.newTenant();

        operator.credit(tenant, Given.json(body))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));

        operator.get("/tenants/" + tenant + "/ledger").then().body("data", empty());
    }

    @Test
    void anUnusableIdempotencyKeyIsRefused() {
        String tenant = operator.newTenant();

        operator.request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k".repeat(256))
                .body(Given.grant("1", "r"))
                .post("/api/v1/tenants/" + tenant + "/credits")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("Idempotency-Key"));
    }
}
