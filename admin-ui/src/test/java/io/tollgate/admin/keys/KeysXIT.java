package io.tollgate.admin.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class KeysXIT {
    private final Console operator = Console.operator();

    @Test
    void theSecretIsToldOnceAndNeverAgain() {
        String tenant = operator.newTenant();

        Response issued = operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"ci\"}");

        String secret = issued.then().statusCode(201).extract().path("key");
        assertThat(secret).matches("tg_live_[0-9A-Za-z]{49}").endsWith(issued.path("last4"));
        assertThat(secret).startsWith(issued.path("prefix"));
        Response list = operator.get("/tenants/" + tenant + "/keys");
        list.then().statusCode(200).body("data", hasSize(1)).body("data[0].name", equalTo("ci"));
        assertThat(list.asString()).doesNotContain(secret);
        assertThat(operator.get("/audit?limit=5").asString()).doesNotContain(secret);
    }

    @Test
    void modelsAndExpiryAreKept() {
        String tenant = operator.newTenant();
        String model = Console.unique("m");
        operator.put("/models/" + model, Given.model(operator.newUpstream()))
                .then()
                .statusCode(200);

        operator.post(
                        "/tenants/" + tenant + "/keys",
                        Given.json(
                                "{'name':'k','models':['%s'],'expires_at':'2099-01-01T01:00:00+01:00'}"
                                        .formatted(model)))
                .then()
                .statusCode(201)
                .body("models", equalTo(List.of(model)))
                .body("expires_at", equalTo("2099-01-01T00:00:00.000000Z"))
                .body("limit", nullValue());
    }

    @Test
    void aRevokedKeyStaysInTheListWithItsMoment() {
        String tenant = operator.newTenant();
        String id =
                Console.created(operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"k\"}"));

        operator.delete("/keys/" + id).then().statusCode(204);
        operator.delete("/keys/" + id).then().statusCode(204);

        operator.get("/tenants/" + tenant + "/keys")
                .then()
                .body("data[0].revoked_at", notNullValue());
    }

    @Test
    void aTenantKeyRulesItsOwnKeysAlone() {
        String own = operator.newTenant();
        String other = operator.newTenant();
        String others =
                Console.created(operator.post("/tenants/" + other + "/keys", "{\"name\":\"k\"}"));
        Console key = operator.ofTenant(own);

        String mine = Console.created(key.post("/tenants/" + own + "/keys", "{\"name\":\"k\"}"));
        key.delete("/keys/" + mine).then().statusCode(204);
        key.delete("/keys/" + others).then().statusCode(404);
        key.post("/tenants/" + other + "/keys", "{\"name\":\"k\"}").then().statusCode(404);
        key.get("/tenants/" + other + "/keys").then().statusCode(404);
        operator.get("/tenants/" + other + "/keys").then().body("data[0].revoked_at", nullValue());
    }

    @Test
    void limitsAreKeptChangedAndTakenAway() {
        String tenant = operator.newTenant();
        String id =
                Console.created(
                        operator.post(
                                "/tenants/" + tenant + "/keys",
                                Given.json(
                                        "{'name':'k','limit':{'amount':'5.5','currency':'USD'},'limit_reset':'weekly',"
                                                + "'rpm':10,'tpm':1000,'concurrency':3,'ip_allow':['10.0.0.0/8','::1']}")));

        operator.patch("/keys/" + id, Given.json("{'name':'new','rpm':20,'tpm':null}"))
                .then()
                .statusCode(200)
                .body("name", equalTo("new"))
                .body("rpm", equalTo(20))
                .body("tpm", nullValue())
                .body("concurrency", equalTo(3))
                .body("limit.amount", equalTo("5.500000000"))
                .body("limit_reset", equalTo("weekly"))
                .body("ip_allow", equalTo(List.of("10.0.0.0/8", "0:0:0:0:0:0:0:1/128")));
        operator.patch(
                        "/keys/" + id,
                        Given.json("{'limit':null,'limit_reset':null,'ip_allow':null}"))
                .then()
                .statusCode(200)
                .body("limit", nullValue())
                .body("ip_allow", empty());

        operator.patch("/keys/" + id, Given.json("{'rpm':0}"))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("rpm"));
        operator.patch("/keys/" + id, Given.json("{'digest':'x'}"))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("digest"));
        operator.get("/tenants/" + tenant + "/keys").then().body("data[0].rpm", equalTo(20));
    }

    @Test
    void aRotatedKeyHandsOnItsLimitsAndStopsAfterTheOverlap() {
        String tenant = operator.newTenant();
        String first =
                Console.created(
                        operator.post(
                                "/tenants/" + tenant + "/keys",
                                Given.json("{'name':'k','rpm':10}")));

        Response rotated =
                operator.post("/keys/" + first + "/rotate", Given.json("{'overlap_seconds':3600}"));
        rotated.then()
                .statusCode(201)
                .body("key", notNullValue())
                .body("rpm", equalTo(10))
                .body("expires_at", nullValue())
                .body("rotated_from", equalTo(first));
        operator.get("/tenants/" + tenant + "/keys")
                .then()
                .body("data[0].id", equalTo(first))
                .body("data[0].expires_at", notNullValue());

        String second = rotated.path("id");
        operator.post("/keys/" + second + "/rotate", "{}").then().statusCode(201);
        operator.post("/keys/" + second + "/rotate", "{}").then().statusCode(409);
        operator.post("/keys/" + first + "/rotate", Given.json("{'overlap_seconds':-1}"))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("overlap_seconds"));
        operator.ofTenant(operator.newTenant())
                .post("/keys/" + first + "/rotate", "{}")
                .then()
                .statusCode(404);
    }

    @Test
    void unknownIdsAreNotFound() {
        operator.delete("/keys/" + Ids.next()).then().statusCode(404);
        operator.delete("/keys/x").then().statusCode(404);
        operator.post("/tenants/" + Ids.next() + "/keys", "{\"name\":\"k\"}")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{'name':''}|name",
                "{'name':['k']}|name",
                "{'name':'k','expires_at':'tomorrow'}|expires_at",
                "{'name':'k','expires_at':1893456000}|expires_at",
                "{'name':'k','expires_at':'2020-01-01T00:00:00Z'}|expires_at",
                "{'name':'k','models':'all'}|models",
                "{'name':'k','models':[7]}|models[0]",
                "{'name':'k','models':['bad id']}|models[0]",
                "{'name':'k','models':['no-such-model']}|models",
                "{'name':'k','limit':{'amount':'-5','currency':'USD'}}|limit.amount",
                "{'name':'k','limit':{'amount':'1e3','currency':'USD'}}|limit.amount",
                "{'name':'k','limit':{'amount':'5','currency':'EUR'}}|limit.currency",
                "{'name':'k','limit':{'amount':'90000000','currency':'USD'}}|limit.amount",
                "{'name':'k','limit_reset':'daily'}|limit_reset",
                "{'name':'k','limit':{'amount':'5','currency':'USD'},'limit_reset':'hourly'}|limit_reset",
                "{'name':'k','rpm':0}|rpm",
                "{'name':'k','rpm':'1'}|rpm",
                "{'name':'k','tpm':-1}|tpm",
                "{'name':'k','concurrency':1.5}|concurrency",
                "{'name':'k','ip_allow':['10.0.0.1/8']}|ip_allow[0]",
                "{'name':'k','ip_allow':['10.0.0.0/8','example.org']}|ip_allow[1]",
                "{'name':'k','ip_allow':['10.0.0.0/8','10.0.0.0/8']}|ip_allow[1]",
                "{'name':'k','budget_id':'x'}|budget_id",
                "{'name':'k','key':'tg_live_x'}|key",
            })
    void aWrongFieldIsNamedAndIssuesNothing(String body, String field) {
        String tenant = operator.newTenant();

        operator.post("/tenants/" + tenant + "/keys", Given.json(body))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));

        operator.get("/tenants/" + tenant + "/keys").then().body("data", empty());
    }
}
