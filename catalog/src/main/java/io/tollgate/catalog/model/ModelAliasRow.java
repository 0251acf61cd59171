package io.tollgate.catalog.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "model_alias")
class ModelAliasRow {
    @Id String alias;

    @Column(name = "model_id")
    String modelId;

    static ModelAliasRow of(ModelId alias, ModelId model) {
        ModelAliasRow row = new ModelAliasRow();
        row.alias = alias.value();
        row.modelId = model.value();
        return row;
    }

    ModelId toAlias() {
        return new ModelId(alias);
    }

    ModelId toModelId() {
        return new ModelId(modelId);
    }
}
