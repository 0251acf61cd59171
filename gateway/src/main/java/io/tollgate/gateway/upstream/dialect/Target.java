package io.tollgate.gateway.upstream.dialect;

/// What one attempt asks for.
///
/// @param upstreamModel the upstream's name for the model
/// @param outputLimit tokens a choice, at least 1
public record Target(String upstreamModel, int outputLimit) {}
