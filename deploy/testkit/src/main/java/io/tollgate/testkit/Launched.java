package io.tollgate.testkit;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The whole product as a person starts it, by its launcher: a program with a home, ports and an
/// output of its own. Its jars must have been built.
public final class Launched {
    private static final Duration READY_BOUND = Duration.ofMinutes(4);
    private static final long STEP_MILLIS = 50;
    private static final Pattern READY = Pattern.compile("Stop with Ctrl-C");

    /// Those of one gateway, and what a second one adds 10 to.
    private static final int PORTS = 15;

    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Variables for a product on ports that were free a moment ago.
    public static Map<String, String> environment(Path home) {
        int first = freePorts();
        Map<String, String> environment = new HashMap<>();
        environment.put("TOLLGATE_HOME", home.toString());
        environment.put("TOLLGATE_GATEWAY_PORT", Integer.toString(first + 0));
        environment.put("TOLLGATE_CONSOLE_PORT", Integer.toString(first + 1));
        environment.put("TOLLGATE_SIMULATOR_PORT", Integer.toString(first + 2));
        environment.put("TOLLGATE_HEALTH_PORT", Integer.toString(first + 3));
        return environment;
    }

    /// Ports in a row, for two gateways too, that are free and below those that the system gives to
    /// outgoing connections, which could take one of ours between two lives of the product.
    private static int freePorts() {
        return ThreadLocalRandom.current()
                .ints(10_000, 30_000)
                .filter(first -> IntStream.range(first, first + PORTS).allMatch(Launched::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// The checkout that the tests run in: the nearest folder above with the Maven wrapper.
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException("not inside a checkout");
            }
            folder = above;
        }
        return folder;
    }

    public static Launched up(Map<String, String> environment, Path output) throws IOException {
        return run(environment, output, "up");
    }

    /// The same for any command of the launcher.
    public static Launched run(Map<String, String> environment, Path output, String... command)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path root = root();
        Path launcher = root.resolve("deploy/standalone/target/tollgate-launcher.jar");
        List<String> line =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-Dtollgate.root=" + root,
                                "-Dtollgate.learn=false",
                                "-jar",
                                launcher.toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
        builder.environment().putAll(environment);
        Files.deleteIfExists(output);
        Process process =
                builder.redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new Launched(process, output);
    }

    /// The output up to and with the ready block.
    ///
    /// @throws AssertionError if the launcher ended before it was ready
    public String awaitReady() throws IOException, InterruptedException {
        awaitOutput(READY);
        return output();
    }

    /// Ends when the pattern is found in what was written since the start.
    ///
    /// @throws AssertionError if the launcher ended before that
    public void awaitOutput(Pattern wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        while (!wanted.matcher(output()).find()) {
            if (process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)
                    || System.nanoTime() > deadline) {
                throw new AssertionError("no " + wanted + ": " + output());
            }
        }
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /// Sends SIGTERM and answers the exit code.
    public int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /// Sends SIGKILL.
    public void kill() throws InterruptedException {
        int _ = process.destroyForcibly().waitFor();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(READY_BOUND.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    public boolean isRunning() {
        return process.isAlive();
    }
}
