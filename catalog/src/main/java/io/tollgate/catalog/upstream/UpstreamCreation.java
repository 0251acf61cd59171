package io.tollgate.catalog.upstream;

/// What became of an upstream to create.
public sealed interface UpstreamCreation {
    record Created(Upstream upstream) implements UpstreamCreation {}

    /// Another upstream has the name; nothing was changed.
    record NameTaken(String name) implements UpstreamCreation {}
}
