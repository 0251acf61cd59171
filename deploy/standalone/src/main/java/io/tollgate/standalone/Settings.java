package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.store.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this start was asked for. `database` and `redisUrl` are empty where embedded ones start,
/// the keys where generated ones serve.
record Settings(
        Path home,
        String bind,
        int gatewayPort,
        int consolePort,
        int simulatorPort,
        int healthPort,
        Optional<Database> database,
        Optional<String> redisUrl,
        Optional<String> masterKey,
        Optional<String> managementKey,
        boolean demo) {
    private static final int GATEWAY_PORT = 8080;
    private static final int CONSOLE_PORT = 8081;
    private static final int SIMULATOR_PORT = 8089;
    private static final int HEALTH_PORT = 9000;

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
                database,
                variables.secret("TOLLGATE_REDIS_URL"),
                variables.secret("TOLLGATE_MASTER_KEY"),
                variables.secret("TOLLGATE_MANAGEMENT_KEY"),
                variables.flag("TOLLGATE_DEMO", database.isEmpty()));
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
    List<Ports.Wanted> ports() {
        List<Ports.Wanted> wanted = new ArrayList<>();
        wanted.add(new Ports.Wanted(gatewayPort, "TOLLGATE_GATEWAY_PORT", "gateway"));
        wanted.add(new Ports.Wanted(consolePort, "TOLLGATE_CONSOLE_PORT", "console"));
        wanted.add(new Ports.Wanted(healthPort, "TOLLGATE_HEALTH_PORT", "gateway's health"));
        wanted.add(
                new Ports.Wanted(
                        consoleHealthPort(),
                        "TOLLGATE_HEALTH_PORT",
                        "console's health (TOLLGATE_HEALTH_PORT + 1)"));
        if (demo) {
            wanted.add(new Ports.Wanted(simulatorPort, "TOLLGATE_SIMULATOR_PORT", "simulator"));
        }
        return wanted;
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
