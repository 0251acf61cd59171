package io.tollgate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A tenant with credit, and what it may call. Every method blocks.
final class Shop {
    /// What the one call that everybody makes costs: 3 tokens in, 8 out.
    static final String PRICE = "0.000019000";

    private static final long VISIBLE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long RECEIPT_NANOS = Duration.ofSeconds(20).toNanos();
    private static final int LINES = 100;

    private final Stage stage;
    private final Management management;
    private final String tenant;
    private final String key;

    private Shop(Stage stage, Management management, String tenant, String key) {
        this.stage = stage;
        this.management = management;
        this.tenant = tenant;
        this.key = key;
    }

    static Shop open(Stage stage) throws IOException, InterruptedException {
        Management management = stage.management();
        String tenant =
                management
                        .post(
                                "/tenants",
                                Map.of("name", "Conformance", "email", "conformance@example.com"))
                        .path("id")
                        .asText();
        JsonNode _ =
                management.post(
                        "/tenants/" + tenant + "/credits",
                        Map.of("kind", "grant", "amount", "100", "reference", "conformance"));
        String key =
                management
                        .post("/tenants/" + tenant + "/keys", Map.of("name", "conformance"))
                        .path("key")
                        .asText();
        return new Shop(stage, management, tenant, key);
    }

    /// An upstream with a credential, both named so.
    Place place(String name, String dialect, URI baseUrl) throws IOException, InterruptedException {
        String upstream =
                management
                        .post(
                                "/upstreams",
                                Map.of(
                                        "name",
                                        name,
                                        "dialect",
                                        dialect,
                                        "base_url",
                                        baseUrl.toString(),
                                        "allow_private_network",
                                        true))
                        .path("id")
                        .asText();
        String secret = "sk-secret4711-" + name;
        JsonNode _ =
                management.post(
                        "/upstreams/" + upstream + "/credentials",
                        Map.of("name", name, "secret", secret));
        return new Place(upstream, secret);
    }

    /// A model with these routes, in this order or, if they are equals, in any.
    void model(String id, List<Place> places, boolean equals)
            throws IOException, InterruptedException {
        List<Map<String, Object>> routes = new ArrayList<>();
        for (int n = 0; n < places.size(); n++) {
            routes.add(
                    Map.of(
                            "upstream",
                            places.get(n).upstream(),
                            "upstream_model",
                            upstreamModel(id),
                            "priority",
                            equals ? 1 : n + 1,
                            "weight",
                            1));
        }
        JsonNode _ =
                management.put(
                        "/models/" + id,
                        Map.of(
                                "display_name",
                                id,
                                "context_length",
                                100_000,
                                "max_output_tokens",
                                4096,
                                "routes",
                                routes));
    }

    /// What upstreams call the model of that name.
    static String upstreamModel(String id) {
        return "inner4711-" + id;
    }

    /// Sells the models, and returns when the gateway does.
    void sell(List<String> models) throws IOException, InterruptedException {
        for (int from = 0; from < models.size(); from += LINES) {
            List<Map<String, String>> lines =
                    models.subList(from, Math.min(models.size(), from + LINES)).stream()
                            .map(id -> Map.of("model", id, "input", "1", "output", "2"))
                            .toList();
            JsonNode _ =
                    management.post(
                            "/price-tables",
                            Map.of(
                                    "kind",
                                    "sell",
                                    "name",
                                    "Conformance " + models.get(from),
                                    "rate_card",
                                    "standard",
                                    "currency",
                                    "USD",
                                    "effective_from",
                                    "2026-01-01T00:00:00Z",
                                    "lines",
                                    lines));
        }
        long deadline = System.nanoTime() + VISIBLE_NANOS;
        while (ask("/v1/models/" + models.getLast()).statusCode() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the gateway does not sell " + models.getLast());
            }
            Thread.sleep(50);
        }
    }

    Answer call(String model, boolean stream) throws InterruptedException {
        return call(0, model, stream);
    }

    /// @param number of the call: gateways take turns
    Answer call(int number, String model, boolean stream) throws InterruptedException {
        String gateway = stage.gatewayUrl(number % stage.gateways());
        return Answer.to(client(), gateway, key, model, stream);
    }

    /// The receipt of a call that has ended.
    JsonNode receipt(String id) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RECEIPT_NANOS;
        HttpResponse<String> answer = ask("/v1/generation?id=" + id);
        while (answer.statusCode() == 404 && System.nanoTime() < deadline) {
            Thread.sleep(50);
            answer = ask("/v1/generation?id=" + id);
        }
        return Management.JSON.readTree(answer.body()).path("data");
    }

    /// What the tenant was charged so far, as the ledger says.
    JsonNode balance() throws IOException, InterruptedException {
        JsonNode _ = management.post("/ops/flush", Map.of());
        return management.get("/tenants/" + tenant + "/balance");
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stage.gatewayUrl() + path))
                        .header("Authorization", "Bearer " + key)
                        .build();
        return client().send(request, BodyHandlers.ofString());
    }

    private HttpClient client() {
        return stage.client();
    }
}
