package io.tollgate.admin.web;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the plain classes of this package available for injection.
@Dependent
final class Wiring {
    @Produces
    @Singleton
    StrictJson json(ConsoleLimits limits) {
        return new StrictJson(limits.maxJsonDepth());
    }
}
