package io.tollgate.admin.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/// Makes the plain classes of this package available for injection.
@Dependent
final class Wiring {
    /// A proxy, since readers and writers are made before the configuration can be read.
    @Produces
    @ApplicationScoped
    StrictJson json(ConsoleLimits limits) {
        return new StrictJson(limits.maxJsonDepth(), limits.maxBodyBytes());
    }
}
