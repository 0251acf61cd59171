package io.tollgate.chaos.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The way of a gateway to its stores: through the ports of a network that the chaos command can
/// cut, where the gateway's file in the agent's folder names them.
public final class Routes {
    private static final Pattern PORT = Pattern.compile("(://[^/]*:)(\\d+)");

    private Routes() {}

    /// The file in the agent's folder with the ports that stand for a gateway's Redis and
    /// PostgreSQL, a line each.
    public static String file(String gateway) {
        return "routes-" + gateway;
    }

    /// The file in the agent's folder in which a gateway says where its Redis and PostgreSQL are.
    public static String targets(String gateway) {
        return "targets-" + gateway;
    }

    /// Before the gateway reads its configuration.
    static void take(Path folder, String gateway) {
        Path file = folder.resolve(file(gateway));
        if (!Files.exists(file)) {
            return;
        }
        try {
            String[] ports = Files.readString(file).strip().split("\n", 2);
            String redis = redirect("TOLLGATE_REDIS_URL", ports[0]);
            String postgres = redirect("TOLLGATE_DB_URL", ports[1]);
            Files.writeString(folder.resolve(targets(gateway)), redis + "\n" + postgres + "\n");
        } catch (IOException unreadable) {
            throw new IllegalStateException("the routes of " + gateway, unreadable);
        }
    }

    /// Answers the port that was there before.
    private static String redirect(String variable, String port) {
        Matcher url = PORT.matcher(System.getenv(variable));
        if (!url.find()) {
            throw new IllegalStateException(variable + " names no port");
        }
        // A system property counts before the variable of its name.
        System.setProperty(variable, url.replaceFirst("$1" + port));
        return url.group(2);
    }
}
