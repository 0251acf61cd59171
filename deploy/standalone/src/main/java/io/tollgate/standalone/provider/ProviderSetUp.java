package io.tollgate.standalone.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.standalone.console.ManagementApi;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the upstreams of the providers whose keys the environment holds, with their credential,
/// models and prices, through the management API alone and once: what an operator has changed or
/// removed since stays so. The provider itself is never asked anything.
///
/// The last step of a set-up is its wholesale table, which nobody can remove: it marks the provider
/// as done, and without it an interrupted set-up goes on.
public final class ProviderSetUp {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Where the list does not say how long a context may be: the longest that it has.
    private static final int USUAL_CONTEXT = 262_144;

    private static final int MAX_OUTPUT = 32_768;

    private final ManagementApi api;

    public ProviderSetUp(ManagementApi api) {
        this.api = api;
    }

    /// Sets up what is not yet, and says in a line each what was done; blocks.
    ///
    /// @throws io.tollgate.standalone.home.Refusal if the console refuses a step
    public List<String> run(Map<Provider, String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Set<String> tables = names(api.list("/price-tables"));
        List<String> said = new ArrayList<>();
        keys.forEach((provider, key) -> {
            if (!isDone(provider, tables)) {
                said.add(setUp(provider, key, tables));
            }
        });
        return said;
    }

    private boolean isDone(Provider provider, Set<String> tables) {
        if (!provider.prices().isEmpty()) {
            return tables.contains(ProviderTables.WHOLESALE.tableName(provider));
        }
        return upstream(provider).filter(id -> !api.list(credentials(id)).isEmpty()).isPresent();
    }

    private String setUp(Provider provider, String key, Set<String> tables) {
        String id = upstream(provider).orElseGet(() -> createUpstream(provider));
        if (api.list(credentials(id)).isEmpty()) {
            JsonNode _ =
                    api.create(
                            credentials(id),
                            JSON.objectNode().put("name", "environment").put("secret", key));
        }
        if (provider.prices().isEmpty()) {
            return "%s is set up as upstream %s without models, for it has no list prices here: add models and prices in the console."
                    .formatted(provider.title(), provider.upstream());
        }
        Set<String> all = new LinkedHashSet<>();
        provider.prices().forEach(price -> all.add(price.model()));
        Set<String> taken = namesOfOthers(all, id);
        Set<String> ours = new LinkedHashSet<>(all);
        ours.removeAll(taken);
        provider.prices().stream()
                .filter(price -> ours.contains(price.model()))
                .forEach(price -> createModel(price, id));
        createTable(ProviderTables.RETAIL, provider, ours, tables);
        createTable(ProviderTables.SELL, provider, ours, tables);
        createTable(ProviderTables.WHOLESALE, provider, all, tables);
        return said(provider, ours, taken);
    }

    private static String said(Provider provider, Set<String> ours, Set<String> taken) {
        String models =
                ours.isEmpty()
                        ? "%s is set up as upstream %s."
                                .formatted(provider.title(), provider.upstream())
                        : "%s is set up as upstream %s, selling %s at list price and 10 %%: set your own prices in the console."
                                .formatted(
                                        provider.title(),
                                        provider.upstream(),
                                        String.join(", ", ours));
        return taken.isEmpty()
                ? models
                : models
                        + " %s existed before and keeps its routes."
                                .formatted(String.join(", ", taken));
    }

    private Optional<String> upstream(Provider provider) {
        return api.list("/upstreams").stream()
                .filter(one -> one.path("name").asText().equals(provider.upstream()))
                .map(one -> one.path("id").asText())
                .findFirst();
    }

    private String createUpstream(Provider provider) {
        ObjectNode body =
                JSON.objectNode()
                        .put("name", provider.upstream())
                        .put("label", provider.title())
                        .put("dialect", provider.dialect())
                        .put("base_url", provider.baseUrl());
        return api.create("/upstreams", body).path("id").asText();
    }

    /// Models of these names that are there already and do not go to this upstream.
    private Set<String> namesOfOthers(Set<String> names, String upstream) {
        Set<String> taken = new LinkedHashSet<>();
        for (String name : names) {
            api.find("/models/" + name)
                    .filter(model -> !goesTo(model, upstream))
                    .ifPresent(_ -> taken.add(name));
        }
        return taken;
    }

    private static boolean goesTo(JsonNode model, String upstream) {
        for (JsonNode route : model.path("routes")) {
            if (route.path("upstream").asText().equals(upstream)) {
                return true;
            }
        }
        return false;
    }

    private void createModel(ListPrice price, String upstream) {
        String path = "/models/" + price.model();
        if (api.find(path).isPresent()) {
            return;
        }
        ObjectNode body =
                JSON.objectNode()
                        .put("display_name", price.model())
                        .put("context_length", price.contextTokens().orElse(USUAL_CONTEXT))
                        .put("max_output_tokens", MAX_OUTPUT);
        body.putArray("routes")
                .addObject()
                .put("upstream", upstream)
                .put("upstream_model", price.model())
                .put("priority", 1)
                .put("weight", 1);
        api.put(path, body);
    }

    private void createTable(
            ProviderTables kind, Provider provider, Set<String> models, Set<String> present) {
        if (!models.isEmpty() && !present.contains(kind.tableName(provider))) {
            JsonNode _ = api.create("/price-tables", kind.table(provider, models));
        }
    }

    private static String credentials(String upstream) {
        return "/upstreams/" + upstream + "/credentials";
    }

    private static Set<String> names(List<JsonNode> all) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.add(one.path("name").asText()));
        return names;
    }
}
