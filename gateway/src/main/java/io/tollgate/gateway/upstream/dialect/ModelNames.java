package io.tollgate.gateway.upstream.dialect;

/// One model's two names: callers see the public id only, whatever an upstream writes.
public record ModelNames(String publicModel, String upstreamModel) {}
