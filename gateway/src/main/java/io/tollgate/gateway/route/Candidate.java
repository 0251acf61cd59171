package io.tollgate.gateway.route;

import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;

/// One place that a call may be tried at.
///
/// @param route names the upstream's own id for the model
public record Candidate(Upstream upstream, Credential credential, Route route) {}
