package io.tollgate.admin.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tollgate.testkit.TestStores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class OpenApiXIT {
    private static JsonPath document() {
        return given().get("/api/v1/openapi.json").jsonPath();
    }

    @Test
    void bodiesAndAnswersAreNamedAsOnTheWire() {
        assertThat(document().getMap("components.schemas.TenantBody.properties"))
                .containsOnlyKeys("name", "email", "rate_card", "debt_limit", "limits", "status");
        assertThat(document().getMap("components.schemas.KeyView.properties"))
                .containsKeys("last4", "expires_at", "revoked_at");
        assertThat(document().getMap("components.schemas.CredentialView.properties"))
                .doesNotContainKey("secret");
    }

    @Test
    void statusesAreThoseThatAreAnswered() {
        assertThat(document().getMap("paths.'/api/v1/tenants'.post.responses")).containsKey("201");
        assertThat(document().getMap("paths.'/api/v1/ops/flush'.post.responses"))
                .containsKey("200");
        assertThat(document().getMap("paths.'/api/v1/keys/{id}'.delete.responses"))
                .containsKey("204");
    }

    @Test
    void everyErrorIsDescribed() {
        assertThat(document().getMap("components.schemas.Error.properties.error.properties"))
                .containsOnlyKeys("code", "message", "field");
        assertThat(document().getMap("paths.'/api/v1/audit'.get.responses")).containsKey("default");
    }

    @Test
    void anAmountOfACreditIsMoneyOrABareString() {
        assertThat(document().getList("components.schemas.CreditBody.properties.amount.oneOf"))
                .hasSize(2);
    }

    @Test
    void everyRouteNeedsTheKeyOfTheSecurityScheme() {
        assertThat(document().getString("components.securitySchemes.management_key.scheme"))
                .isEqualTo("bearer");
        assertThat(document().getList("security.management_key")).isNotEmpty();
    }
}
