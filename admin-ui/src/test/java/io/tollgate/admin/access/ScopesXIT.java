package io.tollgate.admin.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class ScopesXIT {
    /// What a tenant key may do with a route.
    private enum Reach {
        /// 403.
        NOTHING,
        /// A list or thing that is cut down to its tenant.
        FILTERED,
        /// Things of its tenant; 404 for those of others.
        OWN
    }

    private static final Map<String, Reach> ROUTES = new TreeMap<>();

    static {
        ROUTES.put("POST /tenants", Reach.NOTHING);
        ROUTES.put("GET /tenants", Reach.FILTERED);
        ROUTES.put("GET /tenants/{id}", Reach.OWN);
        ROUTES.put("PATCH /tenants/{id}", Reach.NOTHING);
        ROUTES.put("GET /tenants/{id}/balance", Reach.OWN);
        ROUTES.put("POST /tenants/{id}/credits", Reach.NOTHING);
        ROUTES.put("GET /tenants/{id}/ledger", Reach.OWN);
        ROUTES.put("POST /tenants/{id}/keys", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/keys", Reach.OWN);
        ROUTES.put("DELETE /keys/{id}", Reach.OWN);
        ROUTES.put("PATCH /keys/{id}", Reach.OWN);
        ROUTES.put("POST /keys/{id}/rotate", Reach.OWN);
        ROUTES.put("POST /tenants/{id}/top-ups", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/top-ups", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/top-ups/{order}", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/invoices/{month}", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/invoices/{month}.csv", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/invoices/{month}.pdf", Reach.OWN);
        ROUTES.put("GET /usage", Reach.FILTERED);
        ROUTES.put("GET /exports/usage", Reach.FILTERED);
        ROUTES.put("GET /tenants/{id}/members", Reach.OWN);
        ROUTES.put("POST /tenants/{id}/members", Reach.NOTHING);
        ROUTES.put("PATCH /tenants/{id}/members/{person}", Reach.OWN);
        ROUTES.put("DELETE /tenants/{id}/members/{person}", Reach.OWN);
        ROUTES.put("GET /tenants/{id}/invitations", Reach.OWN);
        ROUTES.put("POST /tenants/{id}/invitations", Reach.OWN);
        ROUTES.put("POST /tenants/{id}/invitations/{invitation}/resend", Reach.OWN);
        ROUTES.put("DELETE /tenants/{id}/invitations/{invitation}", Reach.OWN);
        ROUTES.put("GET /operators", Reach.NOTHING);
        ROUTES.put("PATCH /operators/{person}", Reach.NOTHING);
        ROUTES.put("DELETE /operators/{person}", Reach.NOTHING);
        ROUTES.put("GET /operators/invitations", Reach.NOTHING);
        ROUTES.put("POST /operators/invitations", Reach.NOTHING);
        ROUTES.put("POST /operators/invitations/{invitation}/resend", Reach.NOTHING);
        ROUTES.put("DELETE /operators/invitations/{invitation}", Reach.NOTHING);
        ROUTES.put("GET /alerts", Reach.NOTHING);
        ROUTES.put("POST /upstreams", Reach.NOTHING);
        ROUTES.put("GET /upstreams", Reach.NOTHING);
        ROUTES.put("GET /upstreams/{id}", Reach.NOTHING);
        ROUTES.put("PATCH /upstreams/{id}", Reach.NOTHING);
        ROUTES.put("DELETE /upstreams/{id}", Reach.NOTHING);
        ROUTES.put("POST /upstreams/{id}/test", Reach.NOTHING);
        ROUTES.put("POST /upstreams/{id}/credentials", Reach.NOTHING);
        ROUTES.put("GET /upstreams/{id}/credentials", Reach.NOTHING);
        ROUTES.put("PATCH /credentials/{id}", Reach.NOTHING);
        ROUTES.put("DELETE /credentials/{id}", Reach.NOTHING);
        ROUTES.put("GET /models", Reach.NOTHING);
        ROUTES.put("PUT /models/{id}", Reach.NOTHING);
        ROUTES.put("GET /models/{id}", Reach.NOTHING);
        ROUTES.put("DELETE /models/{id}", Reach.NOTHING);
        ROUTES.put("POST /price-tables", Reach.NOTHING);
        ROUTES.put("GET /price-tables", Reach.NOTHING);
        ROUTES.put("GET /price-tables/{id}", Reach.NOTHING);
        ROUTES.put("GET /requests", Reach.FILTERED);
        ROUTES.put("GET /requests/{id}", Reach.OWN);
        ROUTES.put("POST /ops/flush", Reach.NOTHING);
        ROUTES.put("POST /ops/recover", Reach.NOTHING);
        ROUTES.put("GET /ops/ledger-check", Reach.NOTHING);
        ROUTES.put("GET /ops/reconciliation", Reach.NOTHING);
        ROUTES.put("GET /ops/quarantine", Reach.NOTHING);
        ROUTES.put("POST /ops/quarantine/{id}/book", Reach.NOTHING);
        ROUTES.put("POST /ops/quarantine/{id}/write-off", Reach.NOTHING);
        ROUTES.put("GET /ops/catalog-check", Reach.NOTHING);
        ROUTES.put("POST /ops/demo-data", Reach.NOTHING);
        ROUTES.put("DELETE /ops/demo-data", Reach.NOTHING);
        ROUTES.put("POST /management-keys", Reach.NOTHING);
        ROUTES.put("GET /management-keys", Reach.NOTHING);
        ROUTES.put("DELETE /management-keys/{id}", Reach.NOTHING);
        ROUTES.put("GET /audit", Reach.FILTERED);
    }

    private final Console operator = Console.operator();

    @Test
    void theOpenApiDocumentHasTheseRoutesAndNoOthers() {
        Map<String, Map<String, Object>> paths =
                given().get("/api/v1/openapi.json")
                        .then()
                        .statusCode(200)
                        .contentType(ContentType.JSON)
                        .extract()
                        .path("paths");
        List<String> routes = new ArrayList<>();
        paths.forEach((path, methods) ->
                methods.keySet().stream()
                        .filter(name -> !name.equals("parameters"))
                        .forEach(method ->
                                routes.add(
                                        method.toUpperCase(java.util.Locale.ROOT)
                                                + " "
                                                + path.replace("/api/v1", ""))));

        // Signed by its payment rail instead of carrying a key.
        assertThat(routes).contains("POST /payments/sandbox/events");
        routes.remove("POST /payments/sandbox/events");
        assertThat(routes).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    @TestFactory
    List<DynamicTest> noRouteIsServedWithoutAKey() {
        return ROUTES.keySet().stream()
                .map(route ->
                        DynamicTest.dynamicTest(
                                route,
                                () ->
                                        call(given(), route)
                                                .then()
                                                .statusCode(401)
                                                .header("WWW-Authenticate", equalTo("Bearer"))
                                                .body("error.code", equalTo("unauthorized"))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> aTenantKeyReachesItsTenantAlone() {
        Console tenantKey = operator.ofTenant(operator.newTenant());
        return ROUTES.entrySet().stream()
                .map(route ->
                        DynamicTest.dynamicTest(
                                route.getKey(),
                                () ->
                                        call(tenantKey.request(), route.getKey())
                                                .then()
                                                .statusCode(
                                                        switch (route.getValue()) {
                                                            case NOTHING -> 403;
                                                            case FILTERED -> 200;
                                                            case OWN -> 404;
                                                        })))
                .toList();
    }

    @TestFactory
    List<DynamicTest> anOperatorKeyIsNeverOfTheWrongScope() {
        return ROUTES.keySet().stream()
                .map(route ->
                        DynamicTest.dynamicTest(
                                route,
                                () ->
                                        assertThat(call(operator.request(), route).statusCode())
                                                .isIn(200, 400, 404)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer tgm_unknown-key-0123456789abcdef0123456789",
                "Bearer ",
                "Bearer",
                "tgm_x",
                "Basic dGdtOg==",
                "Bearer tg_live_0000000000000000000000000000000000000000000000000",
            })
    void aWrongKeyIsUnauthorized(String header) {
        given().header("Authorization", header)
                .get("/api/v1/tenants")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("unauthorized"));
    }

    @Test
    void aRevokedKeyIsUnauthorizedAtOnce() {
        Response issued =
                operator.post("/management-keys", "{\"name\":\"n\",\"scope\":\"operator\"}");
        Console key = new Console(issued.path("key"));
        key.get("/tenants").then().statusCode(200);

        operator.delete("/management-keys/" + issued.path("id")).then().statusCode(204);

        key.get("/tenants").then().statusCode(401);
    }

    /// Ids belong to nobody, so that whoever may use the route gets a 404 or a 400.
    private static Response call(RequestSpecification request, String route) {
        String[] parts = route.split(" ", 2);
        String path =
                "/api/v1"
                        + parts[1].replace("{id}", Ids.next().toString())
                                .replace("{order}", Ids.next().toString())
                                .replace("{person}", Ids.next().toString())
                                .replace("{invitation}", Ids.next().toString())
                                .replace("{month}", "2026-01");
        boolean body =
                parts[0].equals("PUT") || parts[0].equals("PATCH") || parts[0].equals("POST");
        boolean bodiless = parts[1].startsWith("/ops/") && !parts[1].endsWith("/write-off");
        RequestSpecification ready =
                body && !bodiless ? request.contentType(ContentType.JSON).body("{}") : request;
        return ready.request(parts[0], path);
    }
}
