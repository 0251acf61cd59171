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

/// The gateway, the console and the simulator as programs of their own, from the same jars that
/// production runs.
enum JavaParts {
    /// Finishes streams for 120 s and waits 60 s for its records' commit; the rest is margin. The
    /// heap holds 50 bodies of 4 MB several times over.
    GATEWAY("gateway", "gateway/target/quarkus-app/quarkus-run.jar", 1024, 190),
    CONSOLE("console", "admin-ui/target/quarkus-app/quarkus-run.jar", 384, 20),
    SIMULATOR("simulator", "deploy/simulator/target/tollgate-simulator-*.jar", 1536, 10);

    private final String part;
    private final String jar;
    private final int heapMegabytes;
    private final int stopSeconds;

    JavaParts(String part, String jar, int heapMegabytes, int stopSeconds) {
        this.part = part;
        this.jar = jar;
        this.heapMegabytes = heapMegabytes;
        this.stopSeconds = stopSeconds;
    }

    /// One of this home that a killed launcher left running.
    Optional<LeftOver> leftOver(Home home) {
        return LeftOver.find(part, mark(home), home.pidFile(part), StopSignal.TERM, stopBound());
    }

    /// Starts it from the jar under the checkout `root`.
    ///
    /// @throws Refusal if the jar is missing
    Child start(Home home, Path root, Map<String, String> environment) {
        Path file = jar(root);
        return Child.start(
                new Child.Order(
                        part,
                        command(home, file),
                        environment,
                        mark(home),
                        LogFile.open(home.log(part)),
                        home.pidFile(part),
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

    private List<String> command(Home home, Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(mark(home).arguments());
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

    private Mark mark(Home home) {
        return Mark.java(part, home.root());
    }

    private Duration stopBound() {
        return Duration.ofSeconds(stopSeconds);
    }
}
