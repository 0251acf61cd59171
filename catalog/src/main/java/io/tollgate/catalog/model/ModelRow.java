package io.tollgate.catalog.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

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
                createdAt);
    }
}
