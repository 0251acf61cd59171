package io.tollgate.admin.tenants;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class TenantsXIT {
    private final Console operator = Console.operator();

    @Test
    void aNewTenantHasTheUsualRateCardAndItsCurrency() {
        operator.post("/tenants", "{\"name\":\"Acme\",\"email\":\"a@acme.test\"}")
                .then()
                .statusCode(201)
                .body("name", equalTo("Acme"))
                .body("rate_card", equalTo("standard"))
                .body("currency", equalTo("USD"))
                .body("status", equalTo("active"))
                .body("debt_limit.amount", equalTo("0.000000000"))
                .body("debt_limit.currency", equalTo("USD"))
                .body("limits.rpm", nullValue())
                .body("created_at", matchesPattern("20\\d\\d-.*T.*\\.\\d{6}Z"));
    }

    @Test
    void everythingGivenIsKept() {
        String id =
                Console.created(
                        operator.post(
                                "/tenants",
                                """
                                {"name":"Beta","email":"b@beta.test","rate_card":"standard","status":"suspended",
                                 "debt_limit":{"amount":"2.5","currency":"USD"},"limits":{"rpm":10,"tpm":5000000000}}\
                                """));

        operator.get("/tenants/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("suspended"))
                .body("debt_limit.amount", equalTo("2.500000000"))
                .body("limits.rpm", equalTo(10))
                .body("limits.tpm", equalTo(5_000_000_000L))
                .body("limits.concurrency", nullValue());
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        String id = operator.newTenant();
        operator.patch("/tenants/" + id, "{\"limits\":{\"rpm\":7,\"concurrency\":3}}")
                .then()
                .statusCode(200);

        operator.patch("/tenants/" + id, "{\"name\":\"New\",\"limits\":{\"rpm\":null}}")
                .then()
                .statusCode(200)
                .body("name", equalTo("New"))
                .body("email", equalTo("a@acme.test"))
                .body("limits.rpm", nullValue())
                .body("limits.concurrency", equalTo(3));
    }

    @Test
    void theListIsPagedInTheOrderOfCreation() {
        String first = operator.newTenant();
        String second = operator.newTenant();

        String cursor = first;
        operator.get("/tenants?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(java.util.List.of(second)))
                .body("next_cursor", nullValue());
        operator.get("/tenants?limit=1").then().body("next_cursor", not(nullValue()));
    }

    @Test
    void aChangeIsInTheAuditLogWithBeforeAndAfter() {
        String id = operator.newTenant();
        operator.patch("/tenants/" + id, "{\"name\":\"Renamed\"}").then().statusCode(200);

        operator.get("/audit?limit=1")
                .then()
                .statusCode(200)
                .body("data[0].action", equalTo("tenant.update"))
                .body("data[0].target", equalTo(id))
                .body("data[0].before.name", equalTo("Acme"))
                .body("data[0].after.name", equalTo("Renamed"));
    }

    @Test
    void aTenantKeyFindsItsOwnTenantAlone() {
        String own = operator.newTenant();
        String other = operator.newTenant();
        Console key = operator.ofTenant(own);

        key.get("/tenants").then().statusCode(200).body("data.id", equalTo(java.util.List.of(own)));
        key.get("/tenants/" + own).then().statusCode(200);
        key.get("/tenants/" + other)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("not_found"));
        operator.get("/tenants/" + own).then().statusCode(200);
    }

    @Test
    void unknownAndMalformedIdsAreNotFound() {
        operator.get("/tenants/" + Ids.next()).then().statusCode(404);
        operator.get("/tenants/nobody").then().statusCode(404);
        operator.patch("/tenants/" + Ids.next(), "{}").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'a@b.c'}|name",
                "{'name':'  ','email':'a@b.c'}|name",
                "{'name':5,'email':'a@b.c'}|name",
                "{'name':'A'}|email",
                "{'name':'A','email':'nowhere'}|email",
                "{'name':'A','email':'a@b.c','currency':'EUR'}|currency",
                "{'name':'A','email':'a@b.c','id':'x'}|id",
                "{'name':'A','email':'a@b.c','rate_card':'gold'}|rate_card",
                "{'name':'A','email':'a@b.c','status':'dead'}|status",
                "{'name':'A','email':'a@b.c','debt_limit':'5'}|debt_limit",
                "{'name':'A','email':'a@b.c','debt_limit':{'amount':'-5','currency':'USD'}}|debt_limit.amount",
                "{'name':'A','email':'a@b.c','debt_limit':{'amount':5,'currency':'USD'}}|debt_limit.amount",
                "{'name':'A','email':'a@b.c','debt_limit':{'amount':'1e3','currency':'USD'}}|debt_limit.amount",
                "{'name':'A','email':'a@b.c','debt_limit':{'amount':'5','currency':'EUR'}}|debt_limit.currency",
                "{'name':'A','email':'a@b.c','limits':{'rpm':0}}|limits.rpm",
                "{'name':'A','email':'a@b.c','limits':{'rpm':1.5}}|limits.rpm",
                "{'name':'A','email':'a@b.c','limits':{'rpm':'1'}}|limits.rpm",
                "{'name':'A','email':'a@b.c','limits':{'rps':1}}|limits.rps",
                "{'name':'A','email':'a@b.c','limits':{'rpm':1,'rpm':2}}|limits.rpm",
                "{'name':'A','name':'B','email':'a@b.c'}|name",
            })
    void aWrongFieldIsNamed(String body, String field) {
        operator.post("/tenants", body.replace('\'', '"'))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }
}
