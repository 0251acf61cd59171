package io.tollgate.simulator;

import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs the simulator until SIGTERM or SIGINT, which end it with exit code 0. Wrong arguments exit
/// with 2, a port or a log file that cannot be had with 1.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try {
            Settings settings = Arguments.parse(List.of(arguments), System.getenv());
            Simulator simulator = Simulator.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator), "stop"));
            System.out.printf(
                    "Provider simulator on http://%s:%d%n", settings.bind(), simulator.port());
        } catch (IllegalArgumentException wrong) {
            exit(2, wrong.getMessage());
        } catch (UncheckedIOException failure) {
            exit(1, failure.getMessage());
        }
    }

    private static void stop(Simulator simulator) {
        simulator.close();
        Runtime.getRuntime().halt(0);
    }

    private static void exit(int code, @Nullable String message) {
        System.err.println(message);
        System.exit(code);
    }
}
