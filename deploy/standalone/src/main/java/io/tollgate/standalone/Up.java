package io.tollgate.standalone;

import io.tollgate.standalone.demo.DemoEnvironment;
import io.tollgate.standalone.demo.Demonstration;
import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.home.SecretFile;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.standalone.process.Child;
import io.tollgate.standalone.process.LeftOver;
import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.process.StopRequest;
import io.tollgate.standalone.store.Database;
import io.tollgate.standalone.store.EmbeddedPostgres;
import io.tollgate.standalone.store.EmbeddedRedis;
import io.tollgate.standalone.store.Incarnations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of `./tollgate up` on a home that this launcher holds: left-overs away, stores, schema,
/// simulator, gateway and console, demonstration, ready block; then it watches until a stop is
/// asked for or a part dies, and stops everything in the reverse order.
final class Up {
    /// A cold JVM on a busy laptop with two cores, with a wide margin.
    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    private static final Duration READY_STEP = Duration.ofMillis(50);
    private static final Duration WATCH_STEP = Duration.ofMillis(250);

    /// A misspelt variable is a default silently kept; the person is here, not in the log.
    private static final Pattern UNKNOWN_VARIABLE =
            Pattern.compile("environment variable TOLLGATE_\\S+ is unknown");

    private final Settings settings;
    private final Home home;
    private final Path root;
    private final StopRequest stop;
    private final PrintStream out;
    private final Running running;
    private final Optional<Long> earlierGateway;
    private final Instant since = Instant.now();
    private final String host = ChildEnvironment.host();
    private @Nullable Database database;
    private @Nullable Child gateway;

    Up(Settings settings, Home home, Path root, StopRequest stop, PrintStream out) {
        this.settings = settings;
        this.home = home;
        this.root = root;
        this.stop = stop;
        this.out = out;
        this.running = new Running(out);
        this.earlierGateway = home.pidFile("gateway").read();
    }

    /// Returns when a stop was asked for and everything has ended.
    ///
    /// @throws Refusal if Tollgate cannot start or a part died; everything has ended then too
    void run() {
        try {
            stopLeftOvers();
            Ports.requireFree(settings.bindAddress(), settings.ports());
            out.println("Starting Tollgate (state in " + home.root() + ")");
            out.print(start().text());
            out.flush();
            watch();
        } catch (StopRequest.Stopped stopped) {
            out.println("Stopping; Ctrl-C again to hurry");
        } finally {
            running.stop(stop, this::endIncarnation);
        }
    }

    private void stopLeftOvers() {
        Stream.of(
                        JavaParts.GATEWAY.leftOver(home),
                        JavaParts.CONSOLE.leftOver(home),
                        JavaParts.SIMULATOR.leftOver(home),
                        EmbeddedRedis.leftOver(home),
                        EmbeddedPostgres.leftOver(home))
                .flatMap(Optional::stream)
                .forEach(this::stopLeftOver);
    }

    private void stopLeftOver(LeftOver part) {
        out.println(
                "Stopping the %s that an earlier run left behind (pid %d)"
                        .formatted(part.name(), part.pid()));
        part.stop(stop);
    }

    private ReadyBlock start() {
        Optional<EmbeddedPostgres> postgres =
                settings.database().isPresent()
                        ? Optional.empty()
                        : Optional.of(running.add(EmbeddedPostgres.start(home)));
        Optional<EmbeddedRedis> redis =
                settings.redisUrl().isPresent()
                        ? Optional.empty()
                        : Optional.of(running.add(EmbeddedRedis.start(home)));
        if (settings.demo()) {
            Child _ =
                    running.add(
                            JavaParts.SIMULATOR.start(
                                    home, root, ChildEnvironment.simulator(settings, home)));
        }
        Database store =
                postgres.map(server -> server.awaitReady(stop))
                        .or(settings::database)
                        .orElseThrow();
        store.migrate();
        endEarlierGateways(store, postgres.isPresent());
        database = store;
        String redisUrl =
                redis.map(server -> server.awaitReady(stop)).or(settings::redisUrl).orElseThrow();
        String managementKey = managementKey();
        startApps(
                new ChildEnvironment(settings, home, store, redisUrl, masterKey(), managementKey));
        return new ReadyBlock(
                settings.url(settings.gatewayPort()),
                settings.url(settings.consolePort()),
                settings.url(settings.healthPort()),
                home.root(),
                settings.demo() ? Optional.of(seed(managementKey)) : Optional.empty(),
                Duration.between(since, Instant.now()));
    }

    private void endEarlierGateways(Database store, boolean ours) {
        Incarnations incarnations = new Incarnations(store);
        if (ours) {
            incarnations.endAll();
        }
        earlierGateway.ifPresent(pid -> incarnations.end(host, pid));
    }

    private String masterKey() {
        return settings.masterKey()
                .orElseGet(() ->
                        new SecretFile(home.path("master.key")).readOrCreate(Secrets::masterKey));
    }

    private String managementKey() {
        return settings.managementKey()
                .orElseGet(() ->
                        new SecretFile(home.path("management.key"))
                                .readOrCreate(Secrets::managementKey));
    }

    private void startApps(ChildEnvironment environment) {
        Child _ = running.add(JavaParts.CONSOLE.start(home, root, environment.console()));
        gateway = running.add(JavaParts.GATEWAY.start(home, root, environment.gateway()));
        awaitReady("console", settings.consoleHealthPort());
        awaitReady("gateway", settings.healthPort());
        gateway.log().matching(UNKNOWN_VARIABLE).forEach(out::println);
    }

    private void awaitReady(String part, int port) {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        try (Readiness readiness = new Readiness(settings.url(port))) {
            while (!readiness.ready()) {
                running.requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new Refusal(
                            "The %s did not become ready in %d s: %s"
                                    .formatted(part, READY_BOUND.toSeconds(), readiness.reason()));
                }
                stop.pause(READY_STEP);
            }
        }
    }

    private String seed(String managementKey) {
        DemoEnvironment environment = new DemoEnvironment(home.path("demo.env"));
        String consoleUrl = settings.url(settings.consolePort());
        String apiKey =
                Demonstration.seed(
                        consoleUrl,
                        managementKey,
                        settings.url(settings.simulatorPort()),
                        environment.apiKey());
        environment.write(settings.url(settings.gatewayPort()), apiKey, consoleUrl, managementKey);
        return apiKey;
    }

    private void watch() {
        while (true) {
            stop.pause(WATCH_STEP);
            running.requireAlive();
        }
    }

    private void endIncarnation() {
        if (database != null && gateway != null) {
            new Incarnations(database).end(host, gateway.pid());
        }
    }
}
