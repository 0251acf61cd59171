package io.tollgate.standalone;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.provider.Provider;
import io.tollgate.standalone.store.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the gateway, the console and the simulator are told. An empty value takes a variable away:
/// the launcher has read the `…_FILE` forms, and passes on the values.
record ChildEnvironment(
        Settings settings,
        Home home,
        Database database,
        String redisUrl,
        String masterKey,
        String managementKey) {
    /// The console writes the first operator's one-time link here while there is no operator.
    static final String SETUP_LINK = "setup-link";

    /// Where mail goes that no mail server is configured for.
    static final String MAIL = "mail";

    /// For gateway `n`, counted from 1.
    Map<String, String> gateway(int n) {
        Map<String, String> all = apps();
        all.put("TOLLGATE_GATEWAY_PORT", Integer.toString(settings.gatewayPort(n)));
        all.put("TOLLGATE_HEALTH_PORT", Integer.toString(settings.healthPort(n)));
        all.put("HOSTNAME", host());
        return all;
    }

    /// The name under which this machine's gateways enter themselves in PostgreSQL.
    static String host() {
        String given = System.getenv("HOSTNAME");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    Map<String, String> console() {
        Map<String, String> all = apps();
        all.put("TOLLGATE_HEALTH_PORT", Integer.toString(settings.healthPort()));
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.consoleHealthPort()));
        all.put("TOLLGATE_GATEWAY_URL", settings.url(settings.gatewayPort()));
        all.put("TOLLGATE_MAIL_FOLDER", home.path(MAIL).toString());
        all.put("TOLLGATE_SETUP_LINK_FILE", home.path(SETUP_LINK).toString());
        return all;
    }

    private Map<String, String> apps() {
        Map<String, String> all = common(settings, home);
        secret(all, "TOLLGATE_DB_PASSWORD", database.password());
        secret(all, "TOLLGATE_REDIS_URL", redisUrl);
        secret(all, "TOLLGATE_MASTER_KEY", masterKey);
        secret(all, "TOLLGATE_MANAGEMENT_KEY", managementKey);
        all.put("TOLLGATE_DB_URL", database.url());
        all.put("TOLLGATE_DB_USER", database.user());
        return all;
    }

    private static void secret(Map<String, String> all, String name, String value) {
        all.put(name, value);
        all.put(name + "_FILE", "");
    }

    /// No secrets: the simulator is everybody's, and its log of calls outlives it.
    static Map<String, String> simulator(Settings settings, Home home) {
        Map<String, String> all = common(settings, home);
        all.put("TOLLGATE_SIMULATOR_LOG", home.path("simulator.jsonl").toString());
        return all;
    }

    private static Map<String, String> common(Settings settings, Home home) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TOLLGATE_HOME", home.root().toString());
        all.put("TOLLGATE_BIND", settings.bind());
        all.put("TOLLGATE_GATEWAY_PORT", Integer.toString(settings.gatewayPort()));
        all.put("TOLLGATE_CONSOLE_PORT", Integer.toString(settings.consolePort()));
        all.put("TOLLGATE_SIMULATOR_PORT", Integer.toString(settings.simulatorPort()));
        all.put("TOLLGATE_DEMO", Boolean.toString(settings.demo()));
        for (Provider provider : Provider.values()) {
            secret(all, provider.variable(), "");
        }
        return all;
    }
}
