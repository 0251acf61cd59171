package io.tollgate.admin.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.UsedCall;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an operator does about a call that could not become a usage record.
@QuarkusTest
@WithTestResource(TestStores.class)
class QuarantineXIT {
    private static final long CHARGE = 50_000;

    private final Console operator = Console.operator();

    @Inject Flush flush;

    @Test
    void aCallIsListedAndWrittenOffOnceWithItsCharge() {
        String tenant = operator.newTenant();
        operator.credit(tenant, Given.grant("1", "first")).then().statusCode(201);
        String call = quarantined(tenant);
        operator.get("/ops/quarantine?open=true")
                .then()
                .statusCode(200)
                .body("data[0].id", equalTo(call))
                .body("data[0].tenant", equalTo(tenant))
                .body("data[0].charge", equalTo(Given.usd(CHARGE)))
                .body("data[0].error", containsString("violates check constraint"))
                .body("data[0].resolution", nullValue());
        int before = operator.get("/ops/ledger-check").path("quarantined");

        operator.post("/ops/quarantine/" + call + "/write-off", Given.json("{'reason':'broken'}"))
                .then()
                .statusCode(200)
                .body("resolution.outcome", equalTo("written_off"))
                .body("resolution.reason", equalTo("broken"));
        operator.post("/ops/quarantine/" + call + "/write-off", Given.json("{'reason':'again'}"))
                .then()
                .statusCode(200)
                .body("resolution.reason", equalTo("broken"));

        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .body("available", equalTo(Given.usd(1_000_000_000L)));
        operator.get("/ops/ledger-check")
                .then()
                .body("quarantined", equalTo(before - 1))
                .body("balanced", equalTo(true));
        operator.get("/ops/quarantine?open=true").then().body("data.id", not(hasItem(call)));
        operator.get("/ops/quarantine").then().body("data.id", hasItem(call));
        operator.get("/audit")
                .then()
                .body(
                        "data.find { it.target == '" + call + "' }.action",
                        equalTo("quarantine.update"));
        operator.post("/ops/quarantine/" + call + "/book", "")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("decided"));
    }

    @Test
    void aRecordThatIsStillRefusedStaysWhereItIs() {
        String tenant = operator.newTenant();
        String call = quarantined(tenant);

        operator.post("/ops/quarantine/" + call + "/book", "")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("still_refused"))
                .body("error.message", containsString("violates check constraint"));

        operator.get("/ops/quarantine?open=true").then().body("data.id", hasItem(call));
        operator.get("/ops/ledger-check").then().body("balanced", equalTo(true));
        operator.post("/ops/quarantine/" + call + "/write-off", Given.json("{'reason':'tidy'}"))
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNotInQuarantineIsNotFoundAndAReasonIsAskedFor() {
        String nobody = "/ops/quarantine/" + Ids.next();
        operator.post(nobody + "/book", "").then().statusCode(404);
        operator.post("/ops/quarantine/nothing/book", "").then().statusCode(404);
        operator.post(nobody + "/write-off", "{}")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("reason"));
        operator.get("/ops/quarantine?open=perhaps")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("open"));
    }

    @Test
    void reconciliationListsNoBatchThatIsTheSumOfItsCalls() {
        String tenant = operator.newTenant();
        CallId call = CallId.at(Instant.now());
        assertThat(
                        flush.book(
                                List.of(UsedCall.of(tenant, KeyId.create(), Ids.next(), call)),
                                Console.unique("batch")))
                .isOne();

        operator.get("/ops/reconciliation?limit=1")
                .then()
                .statusCode(200)
                .body("data[0].batches", empty())
                .body("data[0].drift_nanos", equalTo("0"));
        operator.get("/ops/ledger-check").then().body("batches_off", equalTo(0));
    }

    /// A call of the tenant whose record no table takes.
    private String quarantined(String tenant) {
        CallId call = CallId.at(Instant.now());
        String record =
                RecordJson.write(UsedCall.of(tenant, KeyId.create(), Ids.next(), call))
                        .replace("\"input\":100", "\"input\":-100");
        assertThat(
                        flush.handIn(
                                List.of(new EndedCall(call, record, CHARGE, 0)),
                                Console.unique("test")))
                .isOne();
        return call.toString();
    }
}
