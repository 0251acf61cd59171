package io.tollgate.gateway.route;

import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.health.Lane;

/// One place that a call may be tried at.
///
/// @param route names the upstream's own id for the model
/// @param chosenBy why it stands where it stands
public record Candidate(
        Upstream upstream, Credential credential, Route route, Lane lane, ChosenBy chosenBy) {
    Candidate(Upstream upstream, Credential credential, Route route) {
        this(
                upstream,
                credential,
                route,
                new Lane(upstream.id(), credential.id(), route.upstreamModel()),
                ChosenBy.WEIGHT);
    }

    Candidate chosenBy(ChosenBy reason) {
        return reason == chosenBy ? this : new Candidate(upstream, credential, route, lane, reason);
    }

    /// For operators.
    String name() {
        return upstream.name() + "/" + credential.name();
    }
}
