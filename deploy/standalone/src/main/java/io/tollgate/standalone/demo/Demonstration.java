package io.tollgate.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.standalone.console.ManagementApi;
import java.util.List;
import java.util.Optional;

/// The demonstration tenant with 10 USD and a key, the three models and their prices, and the
/// simulator as their upstream. Made through the management API alone; every step looks first for
/// what an earlier start has done, so that a repeat changes nothing and an interrupted one goes on.
public final class Demonstration {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "Demonstration";
    private static final String CREDENTIAL = "simulator";
    private static final String SHARED_UPSTREAM = "simulator";

    private static final List<String> KEPT =
            List.of(
                    "display_name",
                    "context_length",
                    "max_output_tokens",
                    "default_output_tokens",
                    "aliases");

    /// One key for all time: however often it is sent, the grant is made once.
    private static final String GRANT_ONCE = "demonstration-grant";

    private final ManagementApi api;
    private final String simulatorUrl;

    public Demonstration(ManagementApi api, String simulatorUrl) {
        this.api = api;
        this.simulatorUrl = simulatorUrl;
    }

    /// Makes what is missing and answers a living API key: the known one if it still is. Blocks.
    ///
    /// @throws io.tollgate.standalone.home.Refusal if the console refuses a step
    public String seed(Optional<String> knownKey) {
        List<String> tables = tables();
        for (DemoModel model : DemoModel.ALL) {
            String upstream = upstream(model);
            credential(upstream);
            model(model, upstream);
            if (!tables.contains(DemoPrices.wholesaleName(model))) {
                JsonNode _ = api.create("/price-tables", DemoPrices.wholesale(model, upstream));
            }
        }
        for (DemoPrices prices : List.of(DemoPrices.RETAIL, DemoPrices.SELL)) {
            if (!tables.contains(prices.tableName())) {
                JsonNode _ = api.create("/price-tables", prices.table());
            }
        }
        String tenant = tenant();
        grant(tenant);
        return key(tenant, knownKey);
    }

    private List<String> tables() {
        return api.list("/price-tables").stream()
                .map(table -> table.path("name").asText())
                .toList();
    }

    private String upstream(DemoModel model) {
        Optional<JsonNode> known = named("/upstreams", model.upstreamName());
        String baseUrl = simulatorUrl + model.path();
        ObjectNode address = JSON.objectNode().put("base_url", baseUrl);
        if (known.isPresent()) {
            JsonNode upstream = known.get();
            String id = upstream.path("id").asText();
            if (!upstream.path("base_url").asText().equals(baseUrl)) {
                api.patch("/upstreams/" + id, address);
            }
            return id;
        }
        ObjectNode body =
                address.put("name", model.upstreamName())
                        .put("label", model.upstreamLabel())
                        .put("dialect", model.dialect())
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
                                .put("name", CREDENTIAL)
                                .put("secret", "any-credential-is-accepted"));
    }

    /// Makes the model, and brings one that an earlier version has made to its provider's own wire.
    private void model(DemoModel model, String upstream) {
        String path = "/models/" + model.id();
        Optional<JsonNode> known = api.find(path);
        if (known.isPresent() && !isOfEarlierVersion(known.get())) {
            return;
        }
        ObjectNode body =
                JSON.objectNode()
                        .put("display_name", model.displayName())
                        .put("context_length", model.contextLength())
                        .put("max_output_tokens", model.maxOutput());
        known.ifPresent(made -> keep(made, body));
        body.putArray("routes")
                .addObject()
                .put("upstream", upstream)
                .put("upstream_model", model.upstreamModel())
                .put("priority", 1)
                .put("weight", 1);
        api.put(path, body);
    }

    /// What an operator may have changed since.
    private static void keep(JsonNode made, ObjectNode body) {
        for (String field : KEPT) {
            JsonNode value = made.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                body.set(field, value);
            }
        }
    }

    /// Its only route goes to the one simulated upstream that all models once shared.
    private boolean isOfEarlierVersion(JsonNode model) {
        JsonNode routes = model.path("routes");
        Optional<String> shared =
                named("/upstreams", SHARED_UPSTREAM).map(one -> one.path("id").asText());
        return routes.size() == 1
                && shared.filter(id -> routes.path(0).path("upstream").asText().equals(id))
                        .isPresent();
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
