package io.tollgate.chaos;

import io.tollgate.chaos.agent.Clocks;
import io.tollgate.chaos.agent.Order;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The product with two gateways, as a person starts it, and the means to harm its parts.
final class Stage {
    static final int GATEWAYS = 2;
    private static final Duration READY_BOUND = Duration.ofMinutes(4);

    /// A gateway that is told to stop lets its calls end first.
    private static final Duration END_BOUND = Duration.ofMinutes(4);

    /// The load passes every point of a call many times a second.
    private static final Duration POINT_BOUND = Duration.ofSeconds(60);

    private static final Pattern LATE =
            Pattern.compile("(?m)^tollgate_late_settlements ([\\d.]+)$");

    /// Another gateway may have done what was to bring this one there.
    private static final Duration PROVOKE_AGAIN = Duration.ofSeconds(15);

    static final List<String> PARTS =
            List.of("postgres", "redis", "simulator", "console", "gateway", "gateway-2");

    /// The one whose way to its stores can be cut.
    static final String WIRED = "gateway-2";

    private final Path root;
    private final Path home;
    private final Ports ports;
    private final Process launcher;
    private final Wire wire;
    private final HttpClient client = HttpClient.newHttpClient();

    private Stage(Path root, Path home, Ports ports, Process launcher, Wire wire) {
        this.root = root;
        this.home = home;
        this.ports = ports;
        this.launcher = launcher;
        this.wire = wire;
    }

    /// The first ports of the parts.
    record Ports(int gateway, int console, int simulator, int health) {
        static Ports from(int first) {
            return new Ports(first, first + 1, first + 2, first + 3);
        }
    }

    static Stage open(Path root, Path agent, Path home, Ports ports)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        ProcessBuilder builder = command(root, home, ports, "up");
        Map<String, String> environment = builder.environment();
        // What hangs is given up in less than a scenario's time.
        environment.put("TOLLGATE_UPSTREAM_FIRST_BYTE_TIMEOUT", "8s");
        environment.put("TOLLGATE_UPSTREAM_PLAIN_FIRST_BYTE_TIMEOUT", "8s");
        Wire wire = Wire.lay(home, WIRED);
        // The virtual machine does not show the agent the classes that it has in a cache.
        environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=off -javaagent:" + agent + "=" + home);
        Process launcher =
                builder.redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("launcher.log").toFile())
                        .start();
        Stage stage = new Stage(root, home, ports, launcher, wire);
        stage.awaitReady();
        return stage;
    }

    /// `./tollgate` with one word, without its search for a JDK and its look at the build.
    private static ProcessBuilder command(Path root, Path home, Ports ports, String word) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtollgate.root=" + root,
                        "-Dtollgate.learn=false",
                        "-Dtollgate.give-up=false",
                        "-jar",
                        root.resolve("deploy/standalone/target/tollgate-launcher.jar").toString(),
                        word);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
        environment.put("TOLLGATE_HOME", home.toString());
        environment.put("TOLLGATE_GATEWAYS", Integer.toString(GATEWAYS));
        environment.put("TOLLGATE_GATEWAY_PORT", Integer.toString(ports.gateway()));
        environment.put("TOLLGATE_CONSOLE_PORT", Integer.toString(ports.console()));
        environment.put("TOLLGATE_SIMULATOR_PORT", Integer.toString(ports.simulator()));
        environment.put("TOLLGATE_HEALTH_PORT", Integer.toString(ports.health()));
        return builder;
    }

    /// What an operator runs after a restore of PostgreSQL. Answers what it says.
    String recover() throws IOException, InterruptedException {
        Path output = home.resolve("recover.log");
        int code =
                command(root, home, ports, "recover")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
        String said = Files.readString(output);
        if (code != 0) {
            throw new IllegalStateException("recover ended with " + code + ": " + said);
        }
        return said;
    }

    Path home() {
        return home;
    }

    List<String> gateways() {
        return IntStream.range(0, GATEWAYS)
                .mapToObj(n -> "http://127.0.0.1:" + (ports.gateway() + 10 * n))
                .toList();
    }

    Api api() throws IOException {
        return new Api(
                "http://127.0.0.1:" + ports.console(),
                Files.readString(home.resolve("management.key")).strip(),
                "http://127.0.0.1:" + ports.simulator());
    }

    /// Sends a signal to a part, `launcher`, `gateway`, `gateway-2`, `redis`, `postgres` among
    /// them.
    void signal(String part, String signal) throws IOException, InterruptedException {
        String pid =
                part.equals("launcher")
                        ? Long.toString(launcher.pid())
                        : Files.readString(home.resolve("run/" + part + ".pid"))
                                .strip()
                                .split("\\s", 2)[0];
        int _ = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
    }

    /// Sends a signal that ends a part, and returns when it has ended.
    void end(String part, String signal) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = running(part);
        signal(part, signal);
        long deadline = System.nanoTime() + END_BOUND.toNanos();
        while (process.filter(Stage::runs).isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the " + part + " does not end");
            }
            Thread.sleep(10);
        }
    }

    private Optional<ProcessHandle> running(String part) throws IOException {
        Path file = home.resolve("run/" + part + ".pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    /// A process that is only waiting for its parent to notice its end has no arguments.
    private static boolean runs(ProcessHandle process) {
        return process.info().arguments().isPresent();
    }

    /// Has a gateway die at a point, and returns when it has.
    ///
    /// @param meanwhile what brings it there, once it is armed; tried again while it does not come
    void dieAt(String gateway, Order order, Provocation meanwhile)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> process = running(gateway);
        arm(gateway, order.text());
        long start = System.nanoTime();
        long provoked = 0;
        while (process.filter(Stage::runs).isPresent()) {
            long waited = System.nanoTime() - start;
            if (waited > POINT_BOUND.toNanos()) {
                arm(gateway, "");
                throw new IllegalStateException("the " + gateway + " never came to " + order);
            }
            if (waited >= provoked * PROVOKE_AGAIN.toNanos()) {
                meanwhile.happen();
                provoked++;
            }
            Thread.sleep(10);
        }
    }

    /// What makes a gateway do something.
    interface Provocation {
        void happen() throws IOException, InterruptedException;
    }

    private void arm(String gateway, String order) throws IOException {
        tell(Order.file(gateway), order);
    }

    /// Puts a gateway's clock ahead of everybody else's, or behind.
    void putClock(String gateway, Duration ahead) throws IOException {
        tell(Clocks.file(gateway), ahead.toString());
    }

    private void tell(String file, String text) throws IOException {
        Path draft = home.resolve(file + ".draft");
        Files.writeString(draft, text);
        Path _ = Files.move(draft, home.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The network of [#WIRED].
    Wire wire() {
        return wire;
    }

    Postgres postgres() {
        return Postgres.of(home);
    }

    /// Ends when a gateway says that it is not ready, and why.
    void awaitReason(int gateway, String reason) throws InterruptedException {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        String said = reason(gateway);
        while (!said.contains(reason)) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("never said: " + reason + ", but " + said);
            }
            Thread.sleep(50);
            said = reason(gateway);
        }
    }

    /// Ends when every part runs, and every gateway and the console are ready.
    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        List<String> waiting = new ArrayList<>(health());
        while (!waiting.isEmpty() || !allRun()) {
            waiting.removeIf(this::isReady);
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready: " + waiting + ", " + reason(0));
            }
            Thread.sleep(50);
        }
    }

    private boolean allRun() throws IOException {
        for (String part : PARTS) {
            if (running(part).filter(Stage::runs).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Calls that gateways still have to settle, as their meters say.
    int lateSettlements() throws IOException, InterruptedException {
        int late = 0;
        for (int n = 0; n < GATEWAYS; n++) {
            URI meters = URI.create("http://127.0.0.1:" + (ports.health() + 10 * n) + "/q/metrics");
            HttpRequest ask = HttpRequest.newBuilder(meters).build();
            Matcher found = LATE.matcher(client.send(ask, BodyHandlers.ofString()).body());
            if (!found.find()) {
                throw new IOException(meters + " does not say what is late");
            }
            late += (int) Double.parseDouble(found.group(1));
        }
        return late;
    }

    /// Why a gateway is not ready, as its health says.
    private String reason(int gateway) throws InterruptedException {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(health().get(gateway))).build();
            return client.send(ask, BodyHandlers.ofString()).body();
        } catch (IOException away) {
            return away.toString();
        }
    }

    Redis redis() throws IOException {
        return Redis.of(home);
    }

    private List<String> health() {
        List<String> urls = new ArrayList<>();
        for (int n = 0; n < GATEWAYS; n++) {
            urls.add("http://127.0.0.1:" + (ports.health() + 10 * n) + "/q/health/ready");
        }
        urls.add("http://127.0.0.1:" + (ports.health() + 1) + "/q/health/ready");
        return urls;
    }

    private boolean isReady(String url) {
        try {
            HttpResponse<Void> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() throws IOException, InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(READY_BOUND.toSeconds(), TimeUnit.SECONDS)) {
            int _ = launcher.destroyForcibly().waitFor();
        }
        wire.close();
    }
}
