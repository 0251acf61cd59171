package io.tollgate.standalone;

import io.tollgate.standalone.doctor.Patient;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.provider.Provider;
import io.tollgate.standalone.store.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What this start was asked for. `database` and `redisUrl` are empty where embedded ones start,
/// the keys where generated ones serve.
record Settings(
        Path home,
        String bind,
        int gatewayPort,
        int consolePort,
        int simulatorPort,
        int healthPort,
        int gateways,
        Optional<Database> database,
        Optional<String> redisUrl,
        Optional<String> masterKey,
        Optional<String> managementKey,
        boolean demo,
        Map<Provider, String> providerKeys) {
    private static final int GATEWAY_PORT = 8080;
    private static final int CONSOLE_PORT = 8081;
    private static final int SIMULATOR_PORT = 8089;
    private static final int HEALTH_PORT = 9000;

    /// More would have no use on one machine.
    private static final int MOST_GATEWAYS = 16;

    /// Between the ports of a gateway and those of the next.
    private static final int STEP = 10;

    Settings {
        providerKeys = Collections.unmodifiableMap(new LinkedHashMap<>(providerKeys));
    }

    /// Reads all variables that the launcher knows.
    ///
    /// @throws Refusal naming the variable whose value cannot be used
    static Settings from(Variables variables, Path userHome) {
        Optional<Database> database = database(variables);
        return new Settings(
                variables
                        .text("TOLLGATE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> userHome.resolve(".tollgate"))
                        .toAbsolutePath()
                        .normalize(),
                variables.text("TOLLGATE_BIND").orElse("127.0.0.1"),
                variables.port("TOLLGATE_GATEWAY_PORT", GATEWAY_PORT),
                variables.port("TOLLGATE_CONSOLE_PORT", CONSOLE_PORT),
                variables.port("TOLLGATE_SIMULATOR_PORT", SIMULATOR_PORT),
                variables.port("TOLLGATE_HEALTH_PORT", HEALTH_PORT),
                variables.number("TOLLGATE_GATEWAYS", 1, MOST_GATEWAYS),
                database,
                variables.secret("TOLLGATE_REDIS_URL"),
                variables.secret("TOLLGATE_MASTER_KEY"),
                variables.secret("TOLLGATE_MANAGEMENT_KEY"),
                variables.flag("TOLLGATE_DEMO", database.isEmpty()),
                providerKeys(variables));
    }

    private static Map<Provider, String> providerKeys(Variables variables) {
        Map<Provider, String> keys = new LinkedHashMap<>();
        for (Provider provider : Provider.values()) {
            variables.secret(provider.variable()).ifPresent(key -> keys.put(provider, key));
        }
        return keys;
    }

    private static Optional<Database> database(Variables variables) {
        return variables
                .text("TOLLGATE_DB_URL")
                .map(url -> {
                    if (!url.startsWith("jdbc:postgresql:")) {
                        throw new Refusal("TOLLGATE_DB_URL must start with jdbc:postgresql://.");
                    }
                    return new Database(
                            url,
                            variables.text("TOLLGATE_DB_USER").orElse(""),
                            variables.secret("TOLLGATE_DB_PASSWORD").orElse(""));
                });
    }

    /// The ports that people and programs outside reach, the simulator's where it runs.
    ///
    /// @throws Refusal if there are no ports so high
    List<Ports.Wanted> ports() {
        List<Ports.Wanted> wanted = new ArrayList<>(ofGateway(1));
        wanted.add(new Ports.Wanted(consolePort, "TOLLGATE_CONSOLE_PORT", "console"));
        wanted.add(
                new Ports.Wanted(
                        consoleHealthPort(),
                        "TOLLGATE_HEALTH_PORT",
                        "console's health (TOLLGATE_HEALTH_PORT + 1)"));
        if (demo) {
            wanted.add(new Ports.Wanted(simulatorPort, "TOLLGATE_SIMULATOR_PORT", "simulator"));
        }
        for (int n = 2; n <= gateways; n++) {
            wanted.addAll(ofGateway(n));
        }
        return wanted;
    }

    private List<Ports.Wanted> ofGateway(int n) {
        return List.of(
                ofGateway(n, gatewayPort(n), "TOLLGATE_GATEWAY_PORT", ""),
                ofGateway(n, healthPort(n), "TOLLGATE_HEALTH_PORT", "'s health"));
    }

    private static Ports.Wanted ofGateway(int n, int port, String variable, String what) {
        if (port > Variables.HIGHEST_PORT) {
            throw new Refusal(
                    "TOLLGATE_GATEWAYS wants port %d for gateway %d, and 65535 is the highest: set %s lower."
                            .formatted(port, n, variable));
        }
        return n == 1
                ? new Ports.Wanted(port, variable, "gateway" + what)
                : new Ports.Wanted(
                        port,
                        variable,
                        "gateway %d%s (%s + %d)".formatted(n, what, variable, STEP * (n - 1)));
    }

    /// What `doctor` looks at.
    ///
    /// @param variables names of the environment
    Patient patient(Path root, Set<String> variables) {
        Map<String, String> health = new LinkedHashMap<>();
        for (int n = 1; n <= gateways; n++) {
            health.put(JavaParts.GATEWAY.name(n), url(healthPort(n)));
        }
        health.put(JavaParts.CONSOLE.name(1), url(consoleHealthPort()));
        return new Patient(
                root,
                home,
                bindAddress(),
                ports(),
                database,
                redisUrl,
                masterKey,
                managementKey,
                url(consolePort),
                variables,
                health);
    }

    /// Where gateway `n` serves calls, counted from 1.
    int gatewayPort(int n) {
        return gatewayPort + STEP * (n - 1);
    }

    /// Where gateway `n` tells its health, counted from 1.
    int healthPort(int n) {
        return healthPort + STEP * (n - 1);
    }

    int consoleHealthPort() {
        return healthPort + 1;
    }

    /// The address that every port listens on.
    ///
    /// @throws Refusal if this machine does not know the address
    InetAddress bindAddress() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw new Refusal("TOLLGATE_BIND " + bind + " is no address of this machine.");
        }
    }

    /// `http://host:port` as a program on this machine reaches it.
    String url(int port) {
        InetAddress address = bindAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
