package io.tollgate.catalog.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "model")
class ModelRow {
    @Id String id;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "context_length")
    int contextLength;

    @Column(name = "max_output_tokens")
    int maxOutputTokens;

    @Column(name = "default_output_tokens")
    int defaultOutputTokens;

    String policy;
    boolean sticky;

    @Column(name = "allow_below_cost")
    boolean allowBelowCost;

    @Column(name = "first_token_timeout_ms")
    @Nullable Integer firstTokenTimeoutMs;

    @Column(name = "created_at")
    Instant createdAt;

    static ModelRow of(Model model) {
        ModelRow row = new ModelRow();
        row.id = model.id().value();
        row.createdAt = model.createdAt();
        row.replace(model);
        return row;
    }

    /// Everything but the id and the moment of creation.
    final void replace(Model model) {
        displayName = model.displayName();
        contextLength = model.contextLength();
        maxOutputTokens = model.maxOutputTokens();
        defaultOutputTokens = model.defaultOutputTokens();
        Routing routing = model.routing();
        Duration timeout = routing.firstTokenTimeout();
        policy = routing.policy().name().toLowerCase(Locale.ROOT);
        sticky = routing.sticky();
        allowBelowCost = routing.allowBelowCost();
        firstTokenTimeoutMs = timeout == null ? null : (int) timeout.toMillis();
    }

    private Routing routing() {
        return new Routing(
                Routing.Policy.valueOf(policy.toUpperCase(Locale.ROOT)),
                sticky,
                allowBelowCost,
                firstTokenTimeoutMs == null ? null : Duration.ofMillis(firstTokenTimeoutMs));
    }

    ModelId toId() {
        return new ModelId(id);
    }

    Model toModel(List<ModelAliasRow> aliases, List<RouteRow> routes) {
        return new Model(
                toId(),
                displayName,
                contextLength,
                maxOutputTokens,
                defaultOutputTokens,
                aliases.stream().map(ModelAliasRow::toAlias).toList(),
                routes.stream().map(RouteRow::toRoute).toList(),
                routing(),
                createdAt);
    }
}
