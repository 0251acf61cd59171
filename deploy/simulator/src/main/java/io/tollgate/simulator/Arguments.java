package io.tollgate.simulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Settings from the command line, which wins, and the environment.
final class Arguments {
    private static final Map<String, String> VARIABLES =
            Map.of(
                    "--port", "TOLLGATE_SIMULATOR_PORT",
                    "--bind", "TOLLGATE_BIND",
                    "--log", "TOLLGATE_SIMULATOR_LOG");

    private Arguments() {}

    /// Throws [IllegalArgumentException] with a message for people.
    static Settings parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        VARIABLES.forEach((option, variable) -> {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                given.put(option, value.strip());
            }
        });
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!VARIABLES.containsKey(option) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "usage: tollgate-simulator [--port N] [--bind ADDRESS] [--log FILE]");
            }
            given.put(option, arguments.get(i + 1));
        }
        return settings(given);
    }

    private static Settings settings(Map<String, String> given) {
        String port = given.getOrDefault("--port", Integer.toString(Settings.DEFAULT_PORT));
        if (!port.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("the port must be a number, not " + port);
        }
        Settings settings = Settings.onPort(Integer.parseInt(port));
        String bind = given.get("--bind");
        if (bind != null) {
            settings = settings.withBind(bind);
        }
        String log = given.get("--log");
        return log == null ? settings : settings.withLog(Path.of(log));
    }
}
