package io.tollgate.bench.chat;

import io.tollgate.bench.process.Program;
import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.standalone.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The whole product as `./tollgate up` starts it, with a home and ports of its own and without the
/// demonstration: gateway, console, PostgreSQL, and Redis with its append-only file always synced.
final class Product implements AutoCloseable {
    private final Program launcher;
    private final Path home;
    private final int gatewayPort;
    private final ManagementApi api;

    private Product(Program launcher, Path home, int gatewayPort, ManagementApi api) {
        this.launcher = launcher;
        this.home = home;
        this.gatewayPort = gatewayPort;
        this.api = api;
    }

    /// Blocks until it is ready.
    ///
    /// @param root the checkout with the built jars
    static Product start(Path root, Path folder) {
        int gatewayPort = Program.freePort();
        int consolePort = Program.freePort();
        int healthPort = freePortBeforeAnother();
        String managementKey = Secrets.managementKey();
        Path home = folder.resolve("home");
        Program launcher =
                Program.start(
                        "product",
                        List.of(
                                Program.java(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dtollgate.root=" + root,
                                "-jar",
                                root.resolve("deploy/standalone/target/tollgate-launcher.jar")
                                        .toString(),
                                "up"),
                        Map.of(
                                "TOLLGATE_HOME", home.toString(),
                                "TOLLGATE_DEMO", "false",
                                "TOLLGATE_GATEWAY_PORT", Integer.toString(gatewayPort),
                                "TOLLGATE_CONSOLE_PORT", Integer.toString(consolePort),
                                "TOLLGATE_HEALTH_PORT", Integer.toString(healthPort),
                                "TOLLGATE_MANAGEMENT_KEY", managementKey),
                        folder.resolve("product.log"));
        launcher.await(() -> isReady(healthPort) && isReady(healthPort + 1));
        return new Product(
                launcher,
                home,
                gatewayPort,
                new ManagementApi("http://127.0.0.1:" + consolePort, managementKey));
    }

    private static int freePortBeforeAnother() {
        int port = Program.freePort();
        return Ports.isFree(InetAddress.getLoopbackAddress(), port + 1)
                ? port
                : freePortBeforeAnother();
    }

    private static boolean isReady(int healthPort) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI url = URI.create("http://127.0.0.1:" + healthPort + "/q/health/ready");
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while the product started");
        }
    }

    int gatewayPort() {
        return gatewayPort;
    }

    ManagementApi api() {
        return api;
    }

    long gatewayPid() {
        return pid("gateway");
    }

    long redisPid() {
        return pid("redis");
    }

    long postgresPid() {
        return pid("postgres");
    }

    private long pid(String part) {
        return new PidFile(home.resolve("run").resolve(part + ".pid"))
                .read()
                .orElseThrow(() -> new Refusal("There is no " + part + " in " + home));
    }

    @Override
    public void close() {
        api.close();
        launcher.close();
    }
}
