package io.tollgate.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Runs of minutes, played only by name.
final class Endurance {
    private static final Duration OUTAGE = Duration.ofMinutes(2);
    private static final int UNFLUSHED = 10_000;

    private Endurance() {}

    static List<Scenario> all() {
        Load.Mix steady = new Load.Mix(20, 0, 200);
        Load.Mix disconnecting = new Load.Mix(40, 5, 100);
        return List.of(
                Scenario.of("postgres-down-for-two-minutes", steady, Endurance::outage),
                Scenario.of("redis-emptied-with-10000-unflushed", Scenario.USUAL, Endurance::empty),
                Scenario.of("soak-2-minutes", disconnecting, soak(2)),
                Scenario.of("soak-15-minutes", disconnecting, soak(15)));
    }

    /// Nobody may be refused, for what waits stays far below the cap.
    private static void outage(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        stage.signal("launcher", "STOP");
        stage.end("postgres", "QUIT");
        long before = load.refused();
        long served = load.completed();
        Thread.sleep(OUTAGE);
        long refused = load.refused() - before;
        stage.signal("launcher", "CONT");
        say("%d calls served without PostgreSQL, %d refused", load.completed() - served, refused);
        if (refused > 0) {
            throw new IllegalStateException(refused + " calls were refused without need");
        }
    }

    private static void empty(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        stage.signal("postgres", "STOP");
        try {
            for (int n = 0; n < UNFLUSHED / 1_000; n++) {
                load.awaitCompleted(1_000);
            }
            String _ = stage.redis().run("FLUSHALL");
        } finally {
            stage.signal("postgres", "CONT");
        }
    }

    /// A gateway killed every minute.
    private static Scenario.Fault soak(int minutes) {
        return (stage, load, random) -> {
            for (int minute = 1; minute <= minutes; minute++) {
                Thread.sleep(Duration.ofMinutes(1));
                say(
                        "minute %d: %d calls; resident MB: %s",
                        minute, load.completed(), memory(stage));
                stage.end(random.nextBoolean() ? "gateway" : "gateway-2", "KILL");
                stage.awaitReady();
            }
        };
    }

    private static String memory(Stage stage) {
        return Stage.PARTS.stream()
                .map(part -> part + " " + residentMegabytes(stage, part))
                .collect(Collectors.joining(", "));
    }

    private static String residentMegabytes(Stage stage, String part) {
        try {
            String pid = Files.readString(stage.home().resolve("run/" + part + ".pid")).strip();
            return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + "")
                    .findFirst()
                    .orElse("?");
        } catch (IOException gone) {
            return "?";
        }
    }

    private static void say(String form, Object... values) {
        System.out.printf("    " + form + "%n", values);
        System.out.flush();
    }
}
