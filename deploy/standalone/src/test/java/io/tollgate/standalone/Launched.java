package io.tollgate.standalone;

import io.tollgate.standalone.process.Ports;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The launcher as a person starts it: a program with a home, ports and an output of its own.
final class Launched {
    private static final Duration READY_BOUND = Duration.ofMinutes(4);
    private static final long STEP_MILLIS = 50;

    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Variables for a product on ports that were free a moment ago.
    static Map<String, String> environment(Path home) {
        int first = freePorts();
        Map<String, String> environment = new HashMap<>();
        environment.put("TOLLGATE_HOME", home.toString());
        environment.put("TOLLGATE_GATEWAY_PORT", Integer.toString(first + 0));
        environment.put("TOLLGATE_CONSOLE_PORT", Integer.toString(first + 1));
        environment.put("TOLLGATE_SIMULATOR_PORT", Integer.toString(first + 2));
        environment.put("TOLLGATE_HEALTH_PORT", Integer.toString(first + 3));
        return environment;
    }

    /// Five free ports in a row below those that the system gives to outgoing connections, which
    /// could take one of ours between two lives of the product.
    private static int freePorts() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return ThreadLocalRandom.current()
                .ints(10_000, 30_000)
                .filter(first ->
                        IntStream.range(first, first + 5)
                                .allMatch(port -> Ports.isFree(loopback, port)))
                .findFirst()
                .orElseThrow();
    }

    static Launched up(Map<String, String> environment, Path output) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path launcher = SourceTree.ROOT.resolve("deploy/standalone/target/tollgate-launcher.jar");
        ProcessBuilder builder =
                new ProcessBuilder(
                        java.toString(),
                        "-Dtollgate.root=" + SourceTree.ROOT,
                        "-jar",
                        launcher.toString(),
                        "up");
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
    String awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        while (!output().contains("Stop with Ctrl-C")) {
            if (process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)
                    || System.nanoTime() > deadline) {
                throw new AssertionError("not ready: " + output());
            }
        }
        return output();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /// Sends SIGTERM and answers the exit code.
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /// Sends SIGKILL.
    void kill() throws InterruptedException {
        int _ = process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(READY_BOUND.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }
}
