package io.tollgate.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once a snapshot was loaded. A PostgreSQL that goes away later does not make it unready.
@Readiness
@ApplicationScoped
class CatalogReadiness implements HealthCheck {
    private final CatalogWatch watch;

    CatalogReadiness(CatalogWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("catalog").status(watch.current().isPresent());
        return watch.current()
                .map(now -> response.withData("version", now.catalog().version()))
                .orElseGet(() -> response.withData("reason", "no catalog was loaded yet"))
                .build();
    }
}
