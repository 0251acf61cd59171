package io.tollgate.gateway.upstream.dialect;

/// What one attempt asks for, and of whom.
///
/// @param host of the upstream's base URL
/// @param upstreamModel the upstream's name for the model
/// @param outputLimit tokens a choice, at least 1
public record Target(String host, String upstreamModel, int outputLimit) {}
