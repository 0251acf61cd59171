package io.tollgate.admin.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tollgate.admin.support.Console;
import io.tollgate.testkit.TestStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class ProtocolXIT {
    private final Console operator = Console.operator();

    @TestHTTPResource("/")
    URL console;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"name\":}",
                "[]",
                "\"text\"",
                "null",
                "5",
                "{\"name\":\"A\",\"email\":\"a@b.c\"} trailing",
                "{\"name\":\"A\",\"email\":\"a@b.c\"}{}",
                "{'name':'A'}",
                "{\"name\":\"\\q\"}",
            })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        operator.post("/tenants", body)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("error.code", equalTo("invalid_json"))
                .body("error.message", notNullValue());
    }

    @Test
    void aBodyMustBeThere() {
        operator.request()
                .contentType(ContentType.JSON)
                .post("/api/v1/tenants")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalid_json"));
    }

    @Test
    void nestingIsBounded() {
        operator.post("/tenants", "{\"limits\":" + "[".repeat(5000))
                .then()
                .statusCode(400)
                .body("error.code", notNullValue());
    }

    @Test
    void aBodyOverTheBoundIsTooLarge() {
        String body = "{\"name\":\"" + "a".repeat(1_100_000) + "\"}";

        operator.post("/tenants", body)
                .then()
                .statusCode(413)
                .body("error.code", equalTo("too_large"));
    }

    @Test
    void aBodyOverTheBoundOfUnknownLengthIsTooLarge() {
        byte[] body =
                ("{\"name\":\"" + "a".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        operator.request()
                .contentType(ContentType.JSON)
                .body(new ByteArrayInputStream(body))
                .post("/api/v1/tenants")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("too_large"));
    }

    @Test
    void anotherTypeOfBodyIsUnsupported() {
        operator.request()
                .contentType(ContentType.TEXT)
                .body("name=A")
                .post("/api/v1/tenants")
                .then()
                .statusCode(415)
                .body("error.code", equalTo("unsupported_media_type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1",
                "/api/v2/tenants",
                "/api/v1/statements",
                "/api/v1/exports/invoices",
                "/favicon.ico",
                "/q/health",
                "/q/dev",
            })
    void anUnknownOrUnbuiltUrlIsSaidToBeUnknown(String path) {
        operator.request()
                .get(path)
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .body("error.code", equalTo("unknown_url"))
                .body("error.field", nullValue());
        given().get(path).then().statusCode(404).body("error.code", equalTo("unknown_url"));
    }

    @Test
    void anUnbuiltRouteUnderABuiltOneIsUnknown() {
        String tenant = operator.newTenant();
        operator.get("/tenants/" + tenant + "/webhooks")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("unknown_url"));
        operator.post("/price-tables/import", "{}")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("unknown_url"));
        operator.post("/upstreams/" + operator.newUpstream() + "/keys", "{}")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("unknown_url"));
    }

    @Test
    void aMethodThatIsNotServedIsNotAllowed() {
        operator.delete("/tenants")
                .then()
                .statusCode(405)
                .body("error.code", equalTo("method_not_allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=%2B5", "limit=ten"})
    void aPageLimitIsBounded(String query) {
        operator.get("/tenants?" + query)
                .then()
                .statusCode(400)
                .body("error.field", equalTo("limit"));
    }

    @Test
    void aCursorIsOneOfOurs() {
        operator.get("/tenants?cursor=x")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("cursor"));
    }

    @Test
    void anErrorNeverHasAStackTrace() {
        operator.post("/tenants", "{\"name\":\"A\\u0000\",\"email\":\"a@b.c\"}")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("name"));
        operator.post("/tenants", "{")
                .then()
                .body(not(containsString("Exception")))
                .body(not(containsString("at io.")));
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] latin =
                "{\"name\":\"Caf\u00e9\",\"email\":\"a@b.c\"}"
                        .getBytes(StandardCharsets.ISO_8859_1);

        operator.request()
                .contentType("application/json")
                .body(latin)
                .post("/api/v1/tenants")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalid_json"));
    }

    @Test
    void halfACharacterIsRefused() {
        operator.post("/tenants", "{\"name\":\"\\ud800\",\"email\":\"a@b.c\"}")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tenants/%00", "/api/v1/models/%00", "/api/v1/models/%C3%28"})
    void aPathThatIsNoIdIsNotFound(String path) {
        operator.request().get(path).then().statusCode(404).body("error.code", notNullValue());
    }

    /// By hand, since no client sends such a URL; the server refuses it before any route, without a
    /// body.
    @Test
    void aMalformedEscapeInAPathIsRefused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/tenants/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Exception");
        }
    }

    @Test
    void theHomePageSaysWhatThisIs() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(containsString("Tollgate"))
                .body(containsString("/api/v1/openapi.json"));
    }
}
