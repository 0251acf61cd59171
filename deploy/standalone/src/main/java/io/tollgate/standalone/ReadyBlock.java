package io.tollgate.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the launcher prints when the product is ready: where everything is, and a call that works.
record ReadyBlock(
        String gatewayUrl,
        String consoleUrl,
        String healthUrl,
        Path home,
        Optional<String> apiKey,
        Duration took) {
    private static final double MILLIS_PER_SECOND = 1000.0;

    String text() {
        return """

        Tollgate is ready (%.1f s).

          API      %s/v1
          Console  %s
          Health   %s/q/health/ready
          State    %s
          Logs     %s
        %s
        Stop with Ctrl-C: running calls end first.

        """
                .formatted(
                        took.toMillis() / MILLIS_PER_SECOND,
                        gatewayUrl,
                        consoleUrl,
                        healthUrl,
                        home,
                        home.resolve("log"),
                        apiKey.map(this::demonstration).orElse(withoutDemonstration()));
    }

    private String demonstration(String key) {
        return """
          Key      %s

        Try it:

        curl -N %s/v1/chat/completions \\
          -H "Authorization: Bearer %s" \\
          -H "Content-Type: application/json" \\
          -d '{"model":"deepseek-v4","stream":true,"messages":[{"role":"user","content":"Hello"}]}'

        The same for other programs: set -a; . %s; set +a
        """
                .formatted(key, gatewayUrl, key, quoted(home.resolve("demo.env")));
    }

    private String withoutDemonstration() {
        return """

        Create tenants, keys, upstreams, models and prices through the management API:
        %s/api/v1/openapi.json, with the key in %s or TOLLGATE_MANAGEMENT_KEY.
        """
                .formatted(consoleUrl, home.resolve("management.key"));
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.contains(" ") ? "'" + text + "'" : text;
    }
}
