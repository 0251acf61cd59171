package io.tollgate.admin.start;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Puts the console's health port next to the gateway's: TOLLGATE_HEALTH_PORT + 1, since a
/// configuration expression cannot add.
public final class HealthPort implements ConfigSourceFactory {
    private static final int GATEWAYS_DEFAULT = 9000;

    /// Above application.properties (250), below the environment (300).
    private static final int ORDINAL = 270;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue gateways = context.getValue("TOLLGATE_HEALTH_PORT");
        String given = gateways == null ? null : gateways.getValue();
        int port = given == null || given.isBlank() ? GATEWAYS_DEFAULT : parse(given.strip());
        return List.of(
                new PropertiesConfigSource(
                        Map.of("quarkus.management.port", Integer.toString(port + 1)),
                        "TOLLGATE_HEALTH_PORT + 1",
                        ORDINAL));
    }

    private static int parse(String given) {
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "TOLLGATE_HEALTH_PORT must be a port, not " + given, notANumber);
        }
    }
}
