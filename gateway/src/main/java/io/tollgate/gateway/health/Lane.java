package io.tollgate.gateway.health;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;

/// One of an upstream's models, reached with one credential: what health is kept for, whatever
/// becomes of the routes that lead there.
public record Lane(UpstreamId upstream, CredentialId credential, String upstreamModel) {}
