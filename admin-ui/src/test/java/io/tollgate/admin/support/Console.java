package io.tollgate.admin.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.catalog.id.Ids;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// Calls the management API with one key, and makes what tests need through it.
public record Console(String key) {
    public static Console operator() {
        return new Console(
                ConfigProvider.getConfig().getValue("TOLLGATE_MANAGEMENT_KEY", String.class));
    }

    public RequestSpecification request() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + key);
    }

    public Response get(String path) {
        return request().get("/api/v1" + path);
    }

    public Response post(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).post("/api/v1" + path);
    }

    public Response patch(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).patch("/api/v1" + path);
    }

    public Response put(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).put("/api/v1" + path);
    }

    public Response delete(String path) {
        return request().delete("/api/v1" + path);
    }

    /// Posts money under an idempotency key of its own.
    public Response credit(String tenant, String json) {
        return credit(tenant, unique("key"), json);
    }

    public Response credit(String tenant, String idempotencyKey, String json) {
        return request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(json)
                .post("/api/v1/tenants/" + tenant + "/credits");
    }

    public String newTenant() {
        return created(post("/tenants", "{\"name\":\"Acme\",\"email\":\"a@acme.test\"}"));
    }

    public String newUpstream() {
        return created(
                post(
                        "/upstreams",
                        json(
                                Map.of(
                                        "name", unique("up"),
                                        "dialect", "openai",
                                        "base_url", "https://api.provider.test/v1"))));
    }

    /// A key that sees this tenant alone.
    public Console ofTenant(String tenant) {
        Response issued =
                post(
                        "/management-keys",
                        json(Map.of("name", "t", "scope", "tenant", "tenant", tenant)));
        return new Console(issued.then().statusCode(201).extract().path("key"));
    }

    public static String created(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    /// A name that no other test has.
    public static String unique(String prefix) {
        return prefix + "-" + Ids.next();
    }

    private static String json(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",");
            json.append('"').append(name).append("\":\"").append(value).append('"');
        });
        return json.append('}').toString();
    }
}
