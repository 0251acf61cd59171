package io.tollgate.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the port takes new connections.
@Readiness
@ApplicationScoped
class ServerReadiness implements HealthCheck {
    private final ListeningPort port;

    ServerReadiness(ListeningPort port) {
        this.port = port;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("server").status(port.isOpen());
        if (port.isClosed()) {
            return response.withData("reason", "stopping").build();
        }
        return port.isOpen()
                ? response.withData("port", port.number()).build()
                : response.withData("reason", "not listening yet").build();
    }
}
