package io.tollgate.standalone;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Child;
import io.tollgate.standalone.process.LeftOver;
import io.tollgate.standalone.process.LogFile;
import io.tollgate.standalone.process.Mark;
import io.tollgate.standalone.process.StopSignal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The gateway, the console and the simulator as programs of their own, from the same jars that
/// production runs.
enum JavaParts {
    /// Finishes streams for 120 s and waits 60 s for its records' commit; the rest is margin. The
    /// heap holds 50 bodies of 4 MB several times over. Measured, in CPU a call: its young
    /// generation begins with the size that it would grow to (fewer collections), and neither the
    /// class loader of the thread is set around every callback nor large buffers made by
    /// reflection.
    GATEWAY(
            "gateway",
            "gateway/target/quarkus-app/quarkus-run.jar",
            1024,
            190,
            "-Xms512m",
            "-XX:NewSize=340m",
            "-Dvertx.disableTCCL=true",
            "-Dio.netty.uninitializedArrayAllocationThreshold=-1"),
    CONSOLE("console", "admin-ui/target/quarkus-app/quarkus-run.jar", 384, 20),
    SIMULATOR("simulator", "deploy/simulator/target/tollgate-simulator-*.jar", 1536, 10);

    private static final String LEARNER = "learner";
    private static final List<String> LOWEST_PRIORITY = List.of("nice", "-n", "19");

    private final String part;
    private final String jar;
    private final int heapMegabytes;
    private final int stopSeconds;
    private final String options;

    JavaParts(String part, String jar, int heapMegabytes, int stopSeconds, String... options) {
        this.part = part;
        this.jar = jar;
        this.heapMegabytes = heapMegabytes;
        this.stopSeconds = stopSeconds;
        this.options = String.join(" ", options);
    }

    /// What `up` starts, the simulator only for the demonstration.
    static List<JavaParts> inUse(boolean demo) {
        return demo ? List.of(CONSOLE, GATEWAY, SIMULATOR) : List.of(CONSOLE, GATEWAY);
    }

    /// Those of this home that a killed launcher left running.
    List<LeftOver> leftOvers(Home home) {
        return home.partsWithPidFile(part).stream()
                .map(name ->
                        LeftOver.find(
                                name,
                                Mark.java(name, home.root()),
                                home.pidFile(name),
                                StopSignal.TERM,
                                stopBound()))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The name of the one that bears number `n`, counted from 1.
    String name(int n) {
        return n == 1 ? part : part + "-" + n;
    }

    /// Starts number `n` from the jar under the checkout `root`.
    ///
    /// @throws Refusal if the jar is missing
    Child start(Home home, Path root, int n, Map<String, String> environment) {
        Path file = jar(root);
        return start(
                home,
                name(n),
                command(home, name(n), AotCache.of(root, part, file).arguments(), file),
                environment);
    }

    /// What a start would find useful to know of the classes.
    AotCache cache(Path root) {
        return AotCache.of(root, part, jar(root));
    }

    /// Starts one that learns what its next start finds useful, and writes it when it ends; at the
    /// lowest priority, for nobody waits for it.
    Child startLearning(Home home, Path root, Map<String, String> environment) {
        List<String> command = new ArrayList<>(LOWEST_PRIORITY);
        command.addAll(command(home, LEARNER, cache(root).learning(), jar(root)));
        return start(home, LEARNER, command, environment);
    }

    /// A learner that a killed launcher left running.
    static Optional<LeftOver> leftOverLearner(Home home) {
        return LeftOver.find(
                LEARNER,
                Mark.java(LEARNER, home.root()),
                home.pidFile(LEARNER),
                StopSignal.TERM,
                Duration.ZERO);
    }

    private Child start(
            Home home, String name, List<String> command, Map<String, String> environment) {
        return Child.start(
                new Child.Order(
                        name,
                        command,
                        environment,
                        Mark.java(name, home.root()),
                        LogFile.open(home.log(name)),
                        home.pidFile(name),
                        StopSignal.TERM,
                        stopBound()));
    }

    /// The last segment of the pattern stands for the version.
    private Path jar(Path root) {
        Path pattern = root.resolve(jar);
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(
                        pattern.resolveSibling("."), pattern.getFileName().toString())) {
            Iterator<Path> files = found.iterator();
            if (files.hasNext()) {
                return files.next().normalize();
            }
        } catch (IOException missing) {
            // Said below, like a folder without the jar.
        }
        throw new Refusal(pattern + " is missing: start Tollgate with ./tollgate up.");
    }

    private List<String> command(Home home, String name, List<String> aot, Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Mark.java(name, home.root()).arguments());
        command.addAll(aot);
        command.addAll(
                Pattern.compile(" ")
                        .splitAsStream(options)
                        .filter(Predicate.not(String::isEmpty))
                        .toList());
        command.addAll(
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        // Measured: the choice of collector makes no difference, and this one
                        // needs the least memory and no threads of its own.
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        file.toString()));
        return command;
    }

    private Duration stopBound() {
        return Duration.ofSeconds(stopSeconds);
    }
}
