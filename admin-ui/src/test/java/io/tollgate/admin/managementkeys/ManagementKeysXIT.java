package io.tollgate.admin.managementkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class ManagementKeysXIT {
    private final Console operator = Console.operator();

    @Test
    void aTenantKeyNamesItsTenantAndTellsItsSecretOnce() {
        String tenant = operator.newTenant();

        Response issued =
                operator.post(
                        "/management-keys",
                        Given.json(
                                "{'name':'n','scope':'tenant','tenant':'%s'}".formatted(tenant)));

        issued.then()
                .statusCode(201)
                .body("scope", equalTo("tenant"))
                .body("tenant", equalTo(tenant))
                .body("revoked_at", nullValue());
        String secret = issued.path("key");
        assertThat(secret).startsWith("tgm_");
        assertThat(operator.get("/management-keys?limit=200").asString()).doesNotContain(secret);
        assertThat(operator.get("/audit?limit=3").asString()).doesNotContain(secret);
    }

    @Test
    void theFirstKeyIsTheOperatorsOwn() {
        operator.get("/management-keys?limit=200")
                .then()
                .statusCode(200)
                .body("data.name", hasItem("first operator key"));
    }

    @Test
    void aRevokedKeyStaysInTheList() {
        String id =
                Console.created(
                        operator.post(
                                "/management-keys", "{\"name\":\"n\",\"scope\":\"operator\"}"));

        operator.delete("/management-keys/" + id).then().statusCode(204);

        operator.get("/management-keys?limit=200")
                .then()
                .body("data.find { it.id == '" + id + "' }.revoked_at", notNullValue());
    }

    @Test
    void aKeyDoesNotRevokeItself() {
        Response issued =
                operator.post("/management-keys", "{\"name\":\"n\",\"scope\":\"operator\"}");
        Console key = new Console(issued.path("key"));

        key.delete("/management-keys/" + issued.path("id")).then().statusCode(409);

        key.get("/tenants").then().statusCode(200);
    }

    @Test
    void unknownIdsAreNotFound() {
        operator.delete("/management-keys/" + Ids.next()).then().statusCode(404);
        operator.delete("/management-keys/x").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'scope':'operator'}|name",
                "{'name':'n'}|scope",
                "{'name':'n','scope':'root'}|scope",
                "{'name':'n','scope':'tenant'}|tenant",
                "{'name':'n','scope':'tenant','tenant':'x'}|tenant",
                "{'name':'n','scope':'tenant','tenant':'019aaaaa-0000-7000-8000-000000000000'}|tenant",
                "{'name':'n','scope':'operator','tenant':'019aaaaa-0000-7000-8000-000000000000'}|tenant",
                "{'name':'n','scope':'operator','key':'tgm_mine'}|key",
            })
    void aWrongFieldIsNamed(String body, String field) {
        operator.post("/management-keys", Given.json(body))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }
}
