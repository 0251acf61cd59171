package io.tollgate.standalone.process;

import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program started by this launcher in a session of its own, writing into its log.
public final class Child implements Part {
    private static final long REAPED_SECONDS = 10;

    /// Exit codes above this are signals.
    private static final int KILLED = 128;

    private final Order order;
    private final Process process;
    private final LogFile log;

    private Child(Order order, Process process, LogFile log) {
        this.order = order;
        this.process = process;
        this.log = log;
    }

    /// What to start: `environment` is added to the launcher's own, a variable with an empty value
    /// is removed; `stopBound` is how long the program may take to end by itself.
    public record Order(
            String name,
            List<String> command,
            Map<String, String> environment,
            Mark mark,
            LogFile log,
            PidFile pidFile,
            StopSignal stopSignal,
            Duration stopBound) {
        public Order {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        private Order afresh() {
            LogFile next = LogFile.open(log.path());
            return new Order(
                    name, command, environment, mark, next, pidFile, stopSignal, stopBound);
        }
    }

    /// Returns as soon as the process exists; its pid file is then written.
    ///
    /// @throws Refusal if the program cannot be started
    public static Child start(Order order) {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(order.command()));
        order.environment()
                .forEach((name, value) -> {
                    if (value.isEmpty()) {
                        builder.environment().remove(name);
                    } else {
                        builder.environment().put(name, value);
                    }
                });
        File output = order.log().path().toFile();
        builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        try {
            Process process = builder.start();
            order.pidFile().write(process.pid());
            return new Child(order, process, order.log());
        } catch (IOException failure) {
            throw new Refusal("Cannot start the " + order.name(), failure);
        }
    }

    /// One more of the same kind, with the same command and environment.
    ///
    /// @throws Refusal if the program cannot be started
    public Child again() {
        return start(order.afresh());
    }

    @Override
    public String name() {
        return order.name();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public String reason() {
        if (!process.isAlive() && process.exitValue() > KILLED) {
            return "killed by signal " + (process.exitValue() - KILLED);
        }
        return log.reason();
    }

    public LogFile log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    /// Sends the program its signal and waits for nothing.
    public void askToStop() {
        order.stopSignal().send(process.toHandle());
    }

    /// Ends the program at once, if it still runs.
    public void kill() {
        Process _ = process.destroyForcibly();
        awaitReaped();
        order.pidFile().delete();
    }

    @Override
    public void stop(StopRequest request) {
        if (process.isAlive()) {
            boolean _ =
                    new Ending(process.toHandle(), order.mark(), order.stopSignal())
                            .end(order.stopBound(), request);
            awaitReaped();
        }
        order.pidFile().delete();
    }

    /// The kernel lets go of the command line before the JVM hears of the end.
    private void awaitReaped() {
        try {
            boolean _ = process.waitFor(REAPED_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
