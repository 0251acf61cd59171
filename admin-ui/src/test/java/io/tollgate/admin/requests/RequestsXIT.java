package io.tollgate.admin.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.UsedCall;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class RequestsXIT {
    private static final UUID VERSION = Ids.next();
    private static final KeyId KEY = KeyId.create();

    private final Console operator = Console.operator();

    @Inject Flush flush;

    @Test
    void aReceiptExplainsItsChargeAndWhatTheCallCostUs() {
        String tenant = operator.newTenant();
        CallId call = book(tenant, Instant.now());

        operator.get("/requests/" + call)
                .then()
                .statusCode(200)
                .body("id", equalTo(call.toString()))
                .body("tenant", equalTo(tenant))
                .body("key", equalTo(KEY.toString()))
                .body("model", equalTo("glm-5.1"))
                .body("upstream", equalTo("zhipu"))
                .body("upstream_model", equalTo("glm-5.1-air"))
                .body("credential", equalTo("main"))
                .body("status", equalTo("completed"))
                .body("usage.input", equalTo(100))
                .body("usage.output", equalTo(10))
                .body("usage.source", equalTo("reported"))
                .body("charge_lines", hasSize(1))
                .body("charge_lines[0].kind", equalTo("input"))
                .body("charge_lines[0].price_per_million", equalTo("0.500000000"))
                .body("charge_lines[0].amount", equalTo("0.000050000"))
                .body("price_version", equalTo(VERSION.toString()))
                .body("cost", equalTo(Given.usd(30_000)))
                .body("retail", equalTo(Given.usd(90_000)))
                .body("attempts[0].class", equalTo("server_error"))
                .body("attempts[1].status", equalTo(200));
    }

    @Test
    void aTenantKeySeesItsReceiptsWithoutOurCosts() {
        String tenant = operator.newTenant();
        CallId call = book(tenant, Instant.now());
        CallId others = book(operator.newTenant(), Instant.now());
        Console key = operator.ofTenant(tenant);

        key.get("/requests")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(List.of(call.toString())))
                .body("data[0].cost", nullValue())
                .body("data[0].margin", nullValue())
                .body("data[0].upstream", nullValue())
                .body("data[0].credential", nullValue());
        key.get("/requests/" + others).then().statusCode(404);
        key.get("/requests?tenant=" + Ids.next()).then().statusCode(404);
        assertThat(key.get("/tenants/" + tenant + "/ledger").asString())
                .doesNotContain("upstream_");
        assertThat(operator.get("/tenants/" + tenant + "/ledger").asString())
                .contains("upstream_cost:zhipu");
    }

    @Test
    void theListIsFilteredAndPagedFromTheNewestOn() {
        String tenant = operator.newTenant();
        Instant now = Instant.now();
        CallId old = book(tenant, now.minusSeconds(100));
        CallId young = book(tenant, now);
        String path = "/requests?tenant=" + tenant;

        String cursor =
                operator.get(path + "&limit=1")
                        .then()
                        .body("data.id", equalTo(List.of(young.toString())))
                        .extract()
                        .path("next_cursor");
        operator.get(path + "&limit=1&cursor=" + cursor)
                .then()
                .body("data.id", equalTo(List.of(old.toString())))
                .body("next_cursor", nullValue());
        operator.get(path + "&to=" + now.minusSeconds(50))
                .then()
                .body("data.id", equalTo(List.of(old.toString())));
        operator.get(path + "&from=" + now.minusSeconds(50))
                .then()
                .body("data.id", equalTo(List.of(young.toString())));
        operator.get(path + "&model=other").then().body("data", empty());
        operator.get(path + "&model=glm-5.1&key=" + KEY)
                .then()
                .body("data.id", hasItems(old.toString(), young.toString()));
        operator.get("/requests?key=" + Ids.next())
                .then()
                .body("data.id", not(hasItem(old.toString())));
    }

    @Test
    void unknownAndMalformedIdsAreNotFound() {
        operator.get("/requests/" + Ids.next()).then().statusCode(404);
        operator.get("/requests/" + UUID.randomUUID()).then().statusCode(404);
        operator.get("/requests/x").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "tenant=x,tenant",
        "key=x,key",
        "from=yesterday,from",
        "to=2026-01-01,to",
        "limit=x,limit",
        "cursor=x,cursor",
    })
    void aWrongParameterIsNamed(String query, String field) {
        operator.get("/requests?" + query)
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }

    @Test
    void whatIsBookedLeavesTheLedgerBalanced() {
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("1", "r")).then().statusCode(201);
        CallId call = book(tenant, Instant.now());

        operator.get("/ops/ledger-check")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .body("drift_nanos", equalTo("0"));
        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .body("posted", equalTo(Given.usd(1_000_000_000 - 50_000)));
        operator.get("/requests/" + call).then().body("charge", equalTo(Given.usd(50_000)));
    }

    @Test
    void flushingAndReconcilingChangeNothingWhenAllIsQuiet() {
        String before = operator.newTenant();
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("1", "r")).then().statusCode(201);

        operator.request()
                .post("/api/v1/ops/flush")
                .then()
                .statusCode(200)
                .body("flushed", equalTo(0));

        operator.get("/ops/reconciliation?limit=200&cursor=" + before)
                .then()
                .statusCode(200)
                .body(
                        "data.find { it.tenant == '" + tenant + "' }.posted",
                        equalTo(Given.usd(1_000_000_000)))
                .body("data.find { it.tenant == '" + tenant + "' }.drift_nanos", equalTo("0"));
    }

    private CallId book(String tenant, Instant at) {
        CallId call = CallId.at(at);
        assertThat(
                        flush.book(
                                List.of(UsedCall.of(tenant, KEY, VERSION, call)),
                                Console.unique("test")))
                .isEqualTo(1);
        return call;
    }
}
