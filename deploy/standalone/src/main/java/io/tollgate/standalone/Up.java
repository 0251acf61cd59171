package io.tollgate.standalone;

import io.tollgate.standalone.console.Readiness;
import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.home.SecretFile;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.standalone.process.Backoff;
import io.tollgate.standalone.process.Child;
import io.tollgate.standalone.process.Kept;
import io.tollgate.standalone.process.LeftOver;
import io.tollgate.standalone.process.Part;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One run of `./tollgate up` on a home that this launcher holds: left-overs away, stores, schema,
/// simulator, console and gateways, demonstration, ready block; then it starts again what dies
/// until a stop is asked for or a part cannot stay up, and stops everything in the reverse order.
final class Up {
    /// A cold JVM on a busy laptop with two cores, with a wide margin.
    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    /// By then every gateway has read what was changed in the catalog.
    private static final Duration CATALOG_BOUND = Duration.ofSeconds(1);

    private static final Duration READY_STEP = Duration.ofMillis(50);
    private static final Duration WATCH_STEP = Duration.ofMillis(250);

    /// A misspelt variable is a default silently kept; the person is here, not in the log.
    private static final Pattern UNKNOWN_VARIABLE =
            Pattern.compile("environment variable TOLLGATE_\\S+ is unknown");

    private final Settings settings;
    private final Home home;
    private final Path root;
    private final StopRequest stop;
    private final Task task;
    private final PrintStream out;
    private final Running running;
    private final List<Long> earlierGateways;
    private final Instant since = Instant.now();
    private final String host = ChildEnvironment.host();

    /// Off in tests, which start a product for a moment on a machine that is busy with them.
    private final boolean learns =
            Boolean.parseBoolean(System.getProperty("tollgate.learn", "true"));

    /// Off where parts are killed on purpose, one after the other: each is a misfortune of its own.
    private final Backoff backoff =
            Boolean.parseBoolean(System.getProperty("tollgate.give-up", "true"))
                    ? Backoff.USUAL
                    : Backoff.PATIENT;

    Up(Settings settings, Home home, Path root, Task task, StopRequest stop, PrintStream out) {
        this.settings = settings;
        this.home = home;
        this.root = root;
        this.task = task;
        this.stop = stop;
        this.out = out;
        this.running = new Running(out);
        this.earlierGateways =
                home.partsWithPidFile("gateway").stream()
                        .map(home::pidFile)
                        .map(PidFile::read)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /// Returns when a stop was asked for and everything has ended.
    ///
    /// @throws Refusal if Tollgate cannot start or a part cannot stay up; everything has ended then
    void run() {
        try {
            stopLeftOvers();
            Ports.requireFree(settings.bindAddress(), settings.ports());
            out.println("Starting Tollgate (state in " + home.root() + ")");
            ReadyBlock ready = start();
            if (task != Task.REMOVE_DEMO_DATA) {
                out.print(ready.text());
                out.flush();
                watch();
            }
        } catch (StopRequest.Stopped stopped) {
            out.println("Stopping; Ctrl-C again to hurry");
        } finally {
            running.stop(stop);
        }
    }

    private void stopLeftOvers() {
        stopLeftOvers(JavaParts.leftOverLearner(home).stream().toList());
        stopLeftOvers(JavaParts.GATEWAY.leftOvers(home));
        stopLeftOvers(JavaParts.CONSOLE.leftOvers(home));
        stopLeftOvers(JavaParts.SIMULATOR.leftOvers(home));
        stopLeftOvers(
                Stream.of(EmbeddedRedis.leftOver(home), EmbeddedPostgres.leftOver(home))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private void stopLeftOvers(List<LeftOver> parts) {
        parts.forEach(part ->
                out.println(
                        "Stopping the %s that an earlier run left behind (pid %d)"
                                .formatted(part.name(), part.pid())));
        Together.stop(parts, stop);
    }

    private ReadyBlock start() {
        Optional<EmbeddedPostgres> postgres =
                settings.database().isPresent() ? Optional.empty() : Optional.of(postgres());
        Optional<EmbeddedRedis> redis =
                settings.redisUrl().isPresent() ? Optional.empty() : Optional.of(redis());
        if (settings.demo()) {
            Child _ = simulator();
        }
        Database store =
                postgres.map(server -> server.awaitReady(stop))
                        .or(settings::database)
                        .orElseThrow();
        store.migrate();
        endEarlierGateways(store, postgres.isPresent());
        String redisUrl =
                redis.map(server -> server.awaitReady(stop)).or(settings::redisUrl).orElseThrow();
        String managementKey = managementKey();
        return startApps(
                new ChildEnvironment(settings, home, store, redisUrl, masterKey(), managementKey));
    }

    private EmbeddedPostgres postgres() {
        return keep(
                EmbeddedPostgres.start(home),
                new Kept.Care<>(EmbeddedPostgres::again, EmbeddedPostgres::answers, _ -> {}));
    }

    private EmbeddedRedis redis() {
        return keep(
                EmbeddedRedis.start(home),
                new Kept.Care<>(EmbeddedRedis::again, EmbeddedRedis::answers, _ -> {}));
    }

    private Child simulator() {
        Map<String, String> environment = ChildEnvironment.simulator(settings, home);
        return keep(
                JavaParts.SIMULATOR.start(home, root, 1, environment),
                new Kept.Care<>(
                        Child::again,
                        _ -> !Ports.isFree(settings.bindAddress(), settings.simulatorPort()),
                        _ -> {}));
    }

    private Child console(ChildEnvironment environment) {
        return keep(
                JavaParts.CONSOLE.start(home, root, 1, environment.console()),
                new Kept.Care<>(Child::again, _ -> isReady(settings.consoleHealthPort()), _ -> {}));
    }

    private Child gateway(int n, ChildEnvironment environment) {
        Incarnations incarnations = new Incarnations(environment.database());
        return keep(
                JavaParts.GATEWAY.start(home, root, n, environment.gateway(n)),
                new Kept.Care<>(
                        Child::again,
                        _ -> isReady(settings.healthPort(n)),
                        gateway -> incarnations.end(host, gateway.pid())));
    }

    private <P extends Part> P keep(P part, Kept.Care<P> care) {
        return running.add(new Kept<>(part, care, backoff)).present();
    }

    private boolean isReady(int port) {
        try (Readiness readiness = new Readiness(settings.url(port))) {
            return readiness.ready();
        }
    }

    private void endEarlierGateways(Database store, boolean ours) {
        Incarnations incarnations = new Incarnations(store);
        if (ours) {
            incarnations.endAll();
        }
        earlierGateways.forEach(pid -> incarnations.end(host, pid));
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

    /// The catalog is filled while the gateways are still starting.
    private ReadyBlock startApps(ChildEnvironment environment) {
        SetUpLink link = new SetUpLink(home.path(ChildEnvironment.SETUP_LINK));
        link.forget();
        Child _ = console(environment);
        List<Child> gateways =
                IntStream.rangeClosed(1, settings.gateways())
                        .mapToObj(n -> gateway(n, environment))
                        .toList();
        awaitReady("console", settings.consoleHealthPort());
        FirstCatalog.Filled catalog =
                new FirstCatalog(settings, home).fill(environment.managementKey());
        for (int n = 1; n <= settings.gateways(); n++) {
            awaitReady(JavaParts.GATEWAY.name(n), settings.healthPort(n));
        }
        if (catalog.changed()) {
            stop.pause(CATALOG_BOUND);
        }
        List<String> notes = new ArrayList<>(catalog.notes());
        DemoData data = new DemoData(settings, environment.managementKey());
        switch (task) {
            case SERVE -> {}
            case SERVE_DEMO_DATA -> notes.add(data.make());
            case REMOVE_DEMO_DATA -> data.remove(out);
        }
        gateways.getFirst().log().matching(UNKNOWN_VARIABLE).forEach(out::println);
        return new ReadyBlock(
                IntStream.rangeClosed(1, settings.gateways())
                        .mapToObj(n -> settings.url(settings.gatewayPort(n)))
                        .toList(),
                settings.url(settings.consolePort()),
                settings.url(settings.healthPort()),
                home.root(),
                link.read(),
                home.path(ChildEnvironment.MAIL),
                catalog.demoKey(),
                notes,
                Duration.between(since, Instant.now()));
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

    private void watch() {
        List<JavaParts> learners = learns ? JavaParts.inUse(settings.demo()) : List.of();
        try (Learning _ = new Learning(home, root, learners)) {
            while (true) {
                stop.pause(WATCH_STEP);
                running.keep();
            }
        }
    }
}
