package io.tollgate.conformance;

import io.tollgate.testkit.Launched;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// A product of its own, as a person starts it, without the demonstration.
final class Stage {
    /// Long enough for a busy machine, short enough to wait for hanging upstreams again and again.
    private static final String FIRST_BYTE = "3s";

    private static final String GATEWAY_PORT = "TOLLGATE_GATEWAY_PORT";
    private static final int PORTS_APART = 10;

    private final Launched product;
    private final Map<String, String> environment;
    private final Path home;
    private final int gateways;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Stage(Launched product, Map<String, String> environment, Path home, int gateways) {
        this.product = product;
        this.environment = environment;
        this.home = home;
        this.gateways = gateways;
    }

    /// Starts the product with its state in the folder and returns when it is ready.
    static Stage open(Path folder, int gateways) throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        Map<String, String> environment = Launched.environment(home);
        environment.put("TOLLGATE_DEMO", "false");
        environment.put("TOLLGATE_GATEWAYS", Integer.toString(gateways));
        environment.put("TOLLGATE_UPSTREAM_FIRST_BYTE_TIMEOUT", FIRST_BYTE);
        environment.put("TOLLGATE_UPSTREAM_PLAIN_FIRST_BYTE_TIMEOUT", FIRST_BYTE);
        Launched product = Launched.up(environment, folder.resolve("product.log"));
        String _ = product.awaitReady();
        return new Stage(product, environment, home, gateways);
    }

    HttpClient client() {
        return client;
    }

    Management management() throws IOException {
        return new Management(
                client,
                url("TOLLGATE_CONSOLE_PORT"),
                Files.readString(home.resolve("management.key")).strip());
    }

    int gateways() {
        return gateways;
    }

    String gatewayUrl() {
        return gatewayUrl(0);
    }

    /// @param number counted from 0
    String gatewayUrl(int number) {
        int first = Integer.parseInt(Objects.requireNonNull(environment.get(GATEWAY_PORT)));
        return "http://127.0.0.1:" + (first + PORTS_APART * number);
    }

    private String url(String portVariable) {
        return "http://127.0.0.1:" + Objects.requireNonNull(environment.get(portVariable));
    }

    void stop() throws InterruptedException {
        int _ = product.terminate();
    }
}
