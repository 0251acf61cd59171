package io.tollgate.catalog.model;

import io.tollgate.catalog.id.UpstreamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "route")
@IdClass(RouteKey.class)
class RouteRow {
    @Id
    @Column(name = "model_id")
    String modelId;

    @Id int position;

    @Column(name = "upstream_id")
    UUID upstreamId;

    @Column(name = "upstream_model")
    String upstreamModel;

    int priority;
    int weight;

    static RouteRow of(ModelId model, int position, Route route) {
        RouteRow row = new RouteRow();
        row.modelId = model.value();
        row.position = position;
        row.upstreamId = route.upstream().value();
        row.upstreamModel = route.upstreamModel();
        row.priority = route.priority();
        row.weight = route.weight();
        return row;
    }

    ModelId toModelId() {
        return new ModelId(modelId);
    }

    Route toRoute() {
        return new Route(new UpstreamId(upstreamId), upstreamModel, priority, weight);
    }
}
