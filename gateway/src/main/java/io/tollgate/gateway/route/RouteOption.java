package io.tollgate.gateway.route;

import io.tollgate.gateway.health.Standing;
import org.jspecify.annotations.Nullable;

/// A candidate with what decides about it.
///
/// @param costNanos what the call may cost there, in the currency of the sale; null if unknown
/// @param caches whether what its prompt cache serves costs less there
record RouteOption(
        Candidate candidate, Standing standing, @Nullable Long costNanos, boolean caches) {
    int priority() {
        return candidate.route().priority();
    }
}
