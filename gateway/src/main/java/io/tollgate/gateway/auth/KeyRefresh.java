package io.tollgate.gateway.auth;

import io.tollgate.gateway.route.CatalogFollower;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/// Brings the cached keys up to date when the catalog moves: revocation, suspension and new expiry
/// hold from then on. Before the snapshot, which takes longer to read.
@ApplicationScoped
@Priority(200)
class KeyRefresh implements CatalogFollower {
    private final Authenticator authenticator;

    KeyRefresh(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public void follow(long version) {
        authenticator.refresh();
    }
}
