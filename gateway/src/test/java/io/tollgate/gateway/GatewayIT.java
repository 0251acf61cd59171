package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.key.IssuedKey;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.gateway.http.GatewayServer;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class GatewayIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject GatewayServer server;
    @Inject Shop shop;

    @TestHTTPResource("/q/health")
    URI health;

    @Test
    void modelsAreThoseThatAreAllowedRoutedAndPriced() throws Exception {
        String key = shop.key(shop.tenant(), NewApiKey.named("all")).secret();
        String sold = shop.pricedModel();
        String unpriced = shop.unpricedModel();
        String unrouted = shop.unroutedModel();
        await(key, "/v1/models/" + sold, 200);

        JsonNode models = body(get(key, "/v1/models"));

        assertThat(models.path("object").asText()).isEqualTo("list");
        assertThat(models.path("data").findValuesAsText("id"))
                .contains(sold)
                .doesNotContain(unpriced, unrouted);
        JsonNode model = body(get(key, "/v1/models/" + sold + "-latest"));
        assertThat(model.path("id").asText()).isEqualTo(sold);
        assertThat(model.path("object").asText()).isEqualTo("model");
        assertThat(model.path("context_length").asInt()).isEqualTo(100_000);
        assertThat(model.path("max_output_tokens").asInt()).isEqualTo(8_000);
        assertThat(model.path("pricing").path("currency").asText()).isEqualTo("USD");
        assertThat(model.path("pricing").path("input").asText()).isEqualTo("0.000000435");
        assertThat(model.path("pricing").path("output").asText()).isEqualTo("0.00000087");
        assertThat(code(get(key, "/v1/models/" + unpriced))).isEqualTo("model_not_found");
    }

    @Test
    void aKeySeesOnlyItsModels() throws Exception {
        String sold = shop.pricedModel();
        String key =
                shop.key(
                                shop.tenant(),
                                new NewApiKey(
                                        "one",
                                        null,
                                        null,
                                        Set.of(new ModelId("another")),
                                        List.of(),
                                        RateLimits.NONE,
                                        null))
                        .secret();
        await(shop.key(shop.tenant(), NewApiKey.named("all")).secret(), "/v1/models/" + sold, 200);

        assertThat(body(get(key, "/v1/models")).path("data")).isEmpty();
        assertThat(get(key, "/v1/models/" + sold).statusCode()).isEqualTo(404);
    }

    @Test
    void creditsAreTheTenantsBalance() throws Exception {
        var tenant = shop.tenant();
        shop.grant(tenant, "10");

        JsonNode data =
                body(get(shop.key(tenant, NewApiKey.named("k")).secret(), "/v1/credits"))
                        .path("data");

        assertThat(data.path("total_credits").asText()).isEqualTo("10.000000000");
        assertThat(data.path("total_usage").asText()).isEqualTo("0.000000000");
        assertThat(data.path("held").asText()).isEqualTo("0.000000000");
        assertThat(data.path("available").asText()).isEqualTo("10.000000000");
        assertThat(data.path("debt").asText()).isEqualTo("0.000000000");
        assertThat(data.path("currency").asText()).isEqualTo("USD");
    }

    @Test
    void aReceiptThatMayYetComeIsA404WithATimeToRetry() throws Exception {
        String key = shop.key(shop.tenant(), NewApiKey.named("k")).secret();

        HttpResponse<String> recent = get(key, "/v1/generation?id=" + CallId.at(Instant.now()));
        HttpResponse<String> old =
                get(key, "/v1/generation?id=" + CallId.at(Instant.now().minusSeconds(90_000)));
        HttpResponse<String> malformed = get(key, "/v1/generation?id=" + UUID.randomUUID());

        assertThat(recent.statusCode()).isEqualTo(404);
        assertThat(recent.headers().firstValue("retry-after")).contains("1");
        assertThat(old.statusCode()).isEqualTo(404);
        assertThat(old.headers().firstValue("retry-after")).isEmpty();
        assertThat(code(malformed)).isEqualTo("generation_not_found");
        assertThat(body(get(key, "/v1/generation")).path("error").path("param").asText())
                .isEqualTo("id");
    }

    @Test
    void withoutAGoodKeyEverythingIs401() throws Exception {
        for (String path : List.of("/v1/models", "/v1/models/x", "/v1/credits", "/v1/generation")) {
            assertThat(code(get(null, path))).isEqualTo("invalid_api_key");
            assertThat(get("tg_live_wrong", path).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aRevokedKeyIsRefusedSoon() throws Exception {
        IssuedKey key = shop.key(shop.tenant(), NewApiKey.named("k"));
        assertThat(get(key.secret(), "/v1/models").statusCode()).isEqualTo(200);

        shop.revoke(key);

        var _ = await(key.secret(), "/v1/models", 401);
    }

    @Test
    void aSuspendedTenantIsRefusedAndComesBack() throws Exception {
        var tenant = shop.tenant();
        String key = shop.key(tenant, NewApiKey.named("k")).secret();
        assertThat(get(key, "/v1/models").statusCode()).isEqualTo(200);

        shop.suspend(tenant, true);
        var _ = await(key, "/v1/models", 403);
        assertThat(code(get(key, "/v1/models"))).isEqualTo("tenant_suspended");

        shop.suspend(tenant, false);
        var _ = await(key, "/v1/models", 200);
    }

    @Test
    void healthSaysReadyAndNothingOfV1IsOnItsPort() throws Exception {
        assertThat(status(health.resolve("/q/health/live"))).isEqualTo(200);
        assertThat(status(health.resolve("/q/health/started"))).isEqualTo(200);
        assertThat(status(health.resolve("/v1/models"))).isEqualTo(404);
        Instant until = Instant.now().plusSeconds(20);
        while (status(health.resolve("/q/health/ready")) != 200) {
            assertThat(Instant.now()).isBefore(until);
        }
    }

    /// Asks until the status comes; answers how long that took.
    private Duration await(String key, String path, int status) throws Exception {
        Instant begin = Instant.now();
        HttpResponse<String> answer = get(key, path);
        while (answer.statusCode() != status) {
            assertThat(Duration.between(begin, Instant.now()))
                    .as(answer.body())
                    .isLessThan(Duration.ofSeconds(20));
            answer = get(key, path);
        }
        return Duration.between(begin, Instant.now());
    }

    private HttpResponse<String> get(@Nullable String key, String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        return answer;
    }

    private static int status(URI uri) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return body(answer).path("error").path("code").asText();
    }
}
