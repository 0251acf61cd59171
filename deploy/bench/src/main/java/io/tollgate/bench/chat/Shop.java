package io.tollgate.bench.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.standalone.console.ManagementApi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The model on sale, with wholesale, sell and retail prices, and some tenants with credit and a
/// key each. Made and asked through the management API; blocks.
final class Shop {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TENANTS = 8;
    private static final BigDecimal GRANT = new BigDecimal(1_000_000);

    /// US dollars a million tokens.
    private static final BigDecimal INPUT = new BigDecimal("1");

    private static final BigDecimal OUTPUT = new BigDecimal("2");
    private static final int MILLION_DIGITS = 6;

    private final ManagementApi api;
    private final List<String> tenants = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private Shop(ManagementApi api) {
        this.api = api;
    }

    static Shop open(ManagementApi api, int upstreamPort) {
        Shop shop = new Shop(api);
        shop.stock(shop.upstream(upstreamPort));
        IntStream.range(0, TENANTS).forEach(shop::tenant);
        return shop;
    }

    /// One of each tenant.
    List<String> keys() {
        return List.copyOf(keys);
    }

    /// What every call costs its tenant, in US dollars.
    static BigDecimal charge() {
        return INPUT.multiply(BigDecimal.valueOf(Wire.PROMPT_TOKENS))
                .add(OUTPUT.multiply(BigDecimal.valueOf(Wire.COMPLETION_TOKENS)))
                .movePointLeft(MILLION_DIGITS);
    }

    /// What all tenants have been charged in the ledger, after everything settled is booked.
    BigDecimal charged() {
        JsonNode _ =
                ManagementApi.expect(
                        api.post("/ops/flush", JSON.objectNode(), ""),
                        ManagementApi.OK,
                        "POST /ops/flush");
        BigDecimal left =
                tenants.stream()
                        .map(tenant -> api.find("/tenants/" + tenant + "/balance").orElseThrow())
                        .map(balance ->
                                new BigDecimal(balance.path("posted").path("amount").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return GRANT.multiply(BigDecimal.valueOf(TENANTS)).subtract(left);
    }

    private String upstream(int port) {
        String id =
                api.create(
                                "/upstreams",
                                JSON.objectNode()
                                        .put("name", "stand-in")
                                        .put("dialect", "openai")
                                        .put("base_url", "http://127.0.0.1:" + port + "/v1")
                                        .put("allow_private_network", true))
                        .path("id")
                        .asText();
        JsonNode _ =
                api.create(
                        "/upstreams/" + id + "/credentials",
                        JSON.objectNode().put("name", "stand-in").put("secret", "any"));
        return id;
    }

    private void stock(String upstream) {
        ObjectNode model =
                JSON.objectNode()
                        .put("display_name", "Benchmark")
                        .put("context_length", 65_536)
                        .put("max_output_tokens", 4_096);
        model.putArray("routes")
                .addObject()
                .put("upstream", upstream)
                .put("upstream_model", Wire.UPSTREAM_MODEL)
                .put("priority", 1)
                .put("weight", 1);
        api.put("/models/" + Wire.MODEL, model);
        price("sell", Wire.MODEL, BigDecimal.ONE, "rate_card", "standard");
        price("retail", Wire.MODEL, BigDecimal.TWO, "", "");
        price("wholesale", Wire.UPSTREAM_MODEL, new BigDecimal("0.5"), "upstream", upstream);
    }

    private void price(String kind, String model, BigDecimal times, String scope, String value) {
        ObjectNode table =
                JSON.objectNode()
                        .put("kind", kind)
                        .put("name", "Benchmark " + kind)
                        .put("currency", "USD")
                        .put("effective_from", "2026-01-01T00:00:00Z");
        if (!scope.isEmpty()) {
            table.put(scope, value);
        }
        table.putArray("lines")
                .addObject()
                .put("model", model)
                .put("input", INPUT.multiply(times).toPlainString())
                .put("output", OUTPUT.multiply(times).toPlainString());
        JsonNode _ = api.create("/price-tables", table);
    }

    private void tenant(int number) {
        String id =
                api.create(
                                "/tenants",
                                JSON.objectNode()
                                        .put("name", "Benchmark " + number)
                                        .put("email", "bench@example.org"))
                        .path("id")
                        .asText();
        ObjectNode grant =
                JSON.objectNode()
                        .put("kind", "grant")
                        .put("amount", GRANT.toPlainString())
                        .put("reference", "bench");
        JsonNode _ =
                ManagementApi.expect(
                        api.post("/tenants/" + id + "/credits", grant, "bench-" + id),
                        ManagementApi.CREATED,
                        "POST credits");
        tenants.add(id);
        keys.add(
                api.create("/tenants/" + id + "/keys", JSON.objectNode().put("name", "bench"))
                        .path("key")
                        .asText());
    }
}
