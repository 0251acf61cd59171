package io.tollgate.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The demonstration tenant with 10 USD and a key, the three models and their prices, and the
/// simulator as their upstream. Made through the management API alone; every step looks first for
/// what an earlier start has done, so that a repeat changes nothing and an interrupted one goes on.
public final class Demonstration {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "Demonstration";
    private static final String UPSTREAM = "simulator";

    /// One key for all time: however often it is sent, the grant is made once.
    private static final String GRANT_ONCE = "demonstration-grant";

    private final ManagementApi api;
    private final String simulatorUrl;

    private Demonstration(ManagementApi api, String simulatorUrl) {
        this.api = api;
        this.simulatorUrl = simulatorUrl;
    }

    /// Makes what is missing and answers a living API key: the known one if it still is. Blocks.
    ///
    /// @throws io.tollgate.standalone.home.Refusal if the console refuses a step
    public static String seed(
            String consoleUrl,
            String managementKey,
            String simulatorUrl,
            Optional<String> knownKey) {
        try (ManagementApi api = new ManagementApi(consoleUrl, managementKey)) {
            return new Demonstration(api, simulatorUrl).seed(knownKey);
        }
    }

    private String seed(Optional<String> knownKey) {
        String upstream = upstream();
        credential(upstream);
        DemoModel.ALL.forEach(model -> model(model, upstream));
        prices(upstream);
        String tenant = tenant();
        grant(tenant);
        return key(tenant, knownKey);
    }

    private String upstream() {
        Optional<JsonNode> known = named("/upstreams", UPSTREAM);
        ObjectNode address = JSON.objectNode().put("base_url", simulatorUrl);
        if (known.isPresent()) {
            JsonNode upstream = known.get();
            String id = upstream.path("id").asText();
            if (!upstream.path("base_url").asText().equals(simulatorUrl)) {
                api.patch("/upstreams/" + id, address);
            }
            return id;
        }
        ObjectNode body =
                address.put("name", UPSTREAM)
                        .put("label", "Simulator")
                        .put("dialect", "openai")
                        .put("allow_private_network", true);
        return api.create("/upstreams", body).path("id").asText();
    }

    private void credential(String upstream) {
        String path = "/upstreams/" + upstream + "/credentials";
        if (!api.list(path).isEmpty()) {
            return;
        }
        JsonNode _ =
                api.create(
                        path,
                        JSON.objectNode()
                                .put("name", UPSTREAM)
                                .put("secret", "any-credential-is-accepted"));
    }

    private void model(DemoModel model, String upstream) {
        String path = "/models/" + model.id();
        if (api.find(path).isPresent()) {
            return;
        }
        ObjectNode body =
                JSON.objectNode()
                        .put("display_name", model.displayName())
                        .put("context_length", model.contextLength())
                        .put("max_output_tokens", model.maxOutput());
        body.putArray("routes")
                .addObject()
                .put("upstream", upstream)
                .put("upstream_model", model.upstreamModel())
                .put("priority", 1)
                .put("weight", 1);
        api.put(path, body);
    }

    private void prices(String upstream) {
        List<String> present =
                api.list("/price-tables").stream()
                        .map(table -> table.path("name").asText())
                        .toList();
        for (DemoPrices prices : DemoPrices.values()) {
            if (!present.contains(prices.tableName())) {
                JsonNode _ = api.create("/price-tables", prices.table(upstream));
            }
        }
    }

    private String tenant() {
        return named("/tenants", NAME)
                .orElseGet(() ->
                        api.create(
                                "/tenants",
                                JSON.objectNode()
                                        .put("name", NAME)
                                        .put("email", "demonstration@example.com")))
                .path("id")
                .asText();
    }

    private void grant(String tenant) {
        String path = "/tenants/" + tenant + "/credits";
        ObjectNode body =
                JSON.objectNode()
                        .put("kind", "grant")
                        .put("amount", "10")
                        .put("reference", GRANT_ONCE)
                        .put("reason", "Credit to try Tollgate with");
        ManagementApi.Answer answer = api.post(path, body, GRANT_ONCE);
        if (answer.status() != ManagementApi.CONFLICT) {
            JsonNode _ = ManagementApi.expect(answer, ManagementApi.CREATED, "POST " + path);
        }
    }

    private String key(String tenant, Optional<String> knownKey) {
        String path = "/tenants/" + tenant + "/keys";
        List<JsonNode> keys = api.list(path);
        return knownKey.filter(known -> keys.stream().anyMatch(key -> lives(key, known)))
                .orElseGet(() ->
                        api.create(path, JSON.objectNode().put("name", "demonstration"))
                                .path("key")
                                .asText());
    }

    private static boolean lives(JsonNode key, String secret) {
        return secret.startsWith(key.path("prefix").asText())
                && secret.endsWith(key.path("last4").asText())
                && key.path("revoked_at").isEmpty()
                && !key.path("revoked_at").isTextual();
    }

    private Optional<JsonNode> named(String path, String name) {
        return api.list(path).stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst();
    }
}
