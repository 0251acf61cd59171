package io.tollgate.catalog.model;

import io.tollgate.catalog.id.UpstreamId;

/// What became of a model to store. Only [Created] and [Replaced] changed something.
public sealed interface ModelPut {
    record Created(Model model) implements ModelPut {}

    record Replaced(Model before, Model model) implements ModelPut {}

    /// The id or an alias already names another model.
    record NameTaken(ModelId name) implements ModelPut {}

    /// A route leads to an upstream that does not exist.
    record NoSuchUpstream(UpstreamId id) implements ModelPut {}
}
