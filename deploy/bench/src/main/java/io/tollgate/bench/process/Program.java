package io.tollgate.bench.process;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Ports;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A program that this one started. Closing asks it to end and waits.
public final class Program implements AutoCloseable {
    private static final Duration READY_BOUND = Duration.ofMinutes(4);
    private static final Duration STOP_BOUND = Duration.ofMinutes(4);
    private static final long STEP_MILLIS = 50;
    private static final int LOWEST_PORT = 24_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int TRIED_PORTS = 1_000;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// Starts a program whose output goes into the log.
    ///
    /// @param environment added to this process's own, without its TOLLGATE_ variables
    /// @throws Refusal if the program cannot be started
    public static Program start(
            String name, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TOLLGATE_"));
        builder.environment().putAll(environment);
        builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        try {
            return new Program(name, builder.start(), log);
        } catch (IOException failure) {
            throw new Refusal("Cannot start the " + name, failure);
        }
    }

    /// The program `java` of this JVM.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// A loopback port that was free a moment ago, from below those that kernels give to outgoing
    /// connections, so that it stays free.
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(TRIED_PORTS, LOWEST_PORT, HIGHEST_PORT)
                .filter(port -> Ports.isFree(InetAddress.getLoopbackAddress(), port))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no free port"));
    }

    /// Waits until something listens on the port.
    public void awaitPort(int port) {
        await(() -> listens(port));
    }

    /// Waits until the condition holds.
    ///
    /// @throws Refusal if the program ends before, or four minutes are over
    public void await(BooleanSupplier ready) {
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new Refusal("The %s ended at once: %s".formatted(name, output()));
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("The %s did not become ready: %s".formatted(name, output()));
            }
            pause();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void pause() {
        try {
            boolean _ = process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while the " + name + " started");
        }
    }

    public long pid() {
        return process.pid();
    }

    private String output() {
        try {
            return Files.readString(log).strip();
        } catch (IOException unreadable) {
            return "see " + log;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
