package io.tollgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Keycloak's programs, which Maven unpacks under the top folder's `target/keycloak` before
/// integration tests.
///
/// @param home the unpacked distribution
record KeycloakDistribution(Path home) {
    private static final long BUILD_SECONDS = 300;

    /// What Keycloak's own script gives to Java, with less memory and without its optimizing
    /// compiler: a server of a test lives for a minute.
    private static final List<String> JAVA_OPTIONS =
            List.of(
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");

    /// Finds it and builds it once for its in-memory database; blocks for half a minute then.
    static KeycloakDistribution find() {
        Path folder = top().resolve("target/keycloak");
        try (Stream<Path> entries = Files.list(folder)) {
            Path home =
                    entries.filter(entry -> Files.isRegularFile(entry.resolve("bin/kc.sh")))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(folder + " is empty"));
            KeycloakDistribution distribution = new KeycloakDistribution(home);
            distribution.buildOnce();
            return distribution;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Keycloak is not in " + folder + "; mvnw pre-integration-test unpacks it",
                    failure);
        }
    }

    /// The folder of the whole project, from whatever module the tests run in.
    static Path top() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("these tests run inside the project's folder");
        }
        return folder;
    }

    /// @param kept where this run keeps its data
    List<String> command(Path kept, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.add("-Dkc.home.dir=" + kept);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("-cp");
        command.add(home.resolve("lib/quarkus-run.jar").toString());
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(arguments);
        return command;
    }

    /// Deletes a folder without following symbolic links.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void buildOnce() throws IOException {
        Path built = home.resolve("built-for-tests");
        try (FileChannel channel =
                        FileChannel.open(
                                home.resolve("build.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!Files.exists(built)) {
                build(home.resolve("build.log"));
                var _ = Files.createFile(built);
            }
        }
    }

    private void build(Path log) throws IOException {
        Process process =
                new ProcessBuilder(
                                command(
                                        home,
                                        List.of(
                                                "build",
                                                "--db=dev-mem",
                                                "--health-enabled=true",
                                                "--cache=local")))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(BUILD_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("Keycloak's build failed, see " + log);
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
