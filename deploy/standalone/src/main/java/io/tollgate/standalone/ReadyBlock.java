package io.tollgate.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the launcher prints when the product is ready: where everything is, and a call that works.
///
/// @param gatewayUrls one a gateway
/// @param setUpLink makes the first operator's account, while there is none
/// @param mail the folder that holds what would have been sent
/// @param notes what else this start has done, a sentence each
record ReadyBlock(
        List<String> gatewayUrls,
        String consoleUrl,
        String healthUrl,
        Path home,
        Optional<String> setUpLink,
        Path mail,
        Optional<String> apiKey,
        List<String> notes,
        Duration took) {
    private static final double MILLIS_PER_SECOND = 1000.0;

    ReadyBlock {
        gatewayUrls = List.copyOf(gatewayUrls);
        notes = List.copyOf(notes);
    }

    String text() {
        return """

        Tollgate is ready (%.1f s).

        %s
          Console  %s
        %s  Health   %s/q/health/ready
          State    %s
          Logs     %s
          Mail     %s
        %s%s
        Stop with Ctrl-C: running calls end first.

        """
                .formatted(
                        took.toMillis() / MILLIS_PER_SECOND,
                        gateways(),
                        consoleUrl,
                        setUpLink.map(ReadyBlock::setUp).orElse(""),
                        healthUrl,
                        home,
                        home.resolve("log"),
                        mail,
                        apiKey.map(this::demonstration).orElse(withoutDemonstration()),
                        notes.stream()
                                .map(note -> "\n" + note + "\n")
                                .collect(Collectors.joining()));
    }

    private String gateways() {
        return IntStream.range(0, gatewayUrls.size())
                .mapToObj(n ->
                        "  %-8s %s/v1"
                                .formatted(n == 0 ? "API" : "API " + (n + 1), gatewayUrls.get(n)))
                .collect(Collectors.joining("\n"));
    }

    private static String setUp(String link) {
        return "  Set-up   %s  (once: makes the operator's account)\n".formatted(link);
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
                .formatted(key, gatewayUrls.getFirst(), key, quoted(home.resolve("demo.env")));
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
