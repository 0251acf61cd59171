package io.tollgate.catalog.secret;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class ConfiguredMasterKey {
    /// Throws [InvalidMasterKey] when first asked for.
    @Produces
    @Singleton
    MasterKey masterKey(@ConfigProperty(name = "tollgate.master-key") String base64) {
        return MasterKey.parse(base64);
    }
}
