package io.tollgate.catalog.model;

import io.tollgate.catalog.id.UpstreamId;

/// One way to serve a model. A lower priority number is tried first; weights share calls inside one
/// priority.
///
/// @param upstreamModel the upstream's own id for the model
public record Route(UpstreamId upstream, String upstreamModel, int priority, int weight) {
    public Route {
        if (upstreamModel.isEmpty() || upstreamModel.length() > 200) {
            throw new IllegalArgumentException("upstream_model is 1 to 200 characters");
        }
        if (priority < 0 || priority > 1_000) {
            throw new IllegalArgumentException("priority is 0 to 1000");
        }
        if (weight < 0 || weight > 1_000_000) {
            throw new IllegalArgumentException("weight is 0 to 1000000");
        }
    }
}
