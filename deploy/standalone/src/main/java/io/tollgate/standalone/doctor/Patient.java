package io.tollgate.standalone.doctor;

import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.store.Database;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The installation that is looked at, as `up` would start it or has started it.
///
/// @param root the checkout with the built jars
/// @param database empty where the embedded one serves, as `redisUrl`
/// @param masterKey empty where the home's file serves, as `managementKey`
/// @param variables names of the environment
/// @param health the address of each part's health port, by the part's name
public record Patient(
        Path root,
        Path home,
        InetAddress bind,
        List<Ports.Wanted> ports,
        Optional<Database> database,
        Optional<String> redisUrl,
        Optional<String> masterKey,
        Optional<String> managementKey,
        String consoleUrl,
        Set<String> variables,
        Map<String, String> health) {
    public Patient {
        ports = List.copyOf(ports);
        variables = Set.copyOf(variables);
        health = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(health));
    }

    boolean hasEmbeddedDatabase() {
        return database.isEmpty();
    }

    boolean hasEmbeddedRedis() {
        return redisUrl.isEmpty();
    }
}
