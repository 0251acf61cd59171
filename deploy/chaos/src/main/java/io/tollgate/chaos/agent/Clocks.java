package io.tollgate.chaos.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The wall clock that a gateway's code reads: the machine's, off by what the gateway's file in the
/// agent's folder says.
public final class Clocks {
    private static final long LOOK_MILLIS = 20;
    private static volatile long aheadMillis;

    private Clocks() {}

    /// The file in the agent's folder that says how far a gateway's clock is ahead, as ISO 8601 has
    /// it.
    public static String file(String gateway) {
        return "clock-" + gateway;
    }

    /// Stands for [System#currentTimeMillis()] in woven code.
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + aheadMillis;
    }

    /// Stands for [Instant#now()].
    public static Instant now() {
        return Instant.now().plusMillis(aheadMillis);
    }

    /// Stands for [Clock#instant()].
    public static Instant instant(Clock clock) {
        return clock.instant().plusMillis(aheadMillis);
    }

    /// Stands for [Clock#millis()].
    public static long millis(Clock clock) {
        return clock.millis() + aheadMillis;
    }

    /// Follows the file from now on.
    static void watch(Path file) {
        Thread _ =
                Thread.ofPlatform()
                        .daemon()
                        .name("clocks")
                        .start(() -> {
                            while (true) {
                                look(file);
                            }
                        });
    }

    private static void look(Path file) {
        try {
            if (Files.exists(file)) {
                aheadMillis = Duration.parse(Files.readString(file).strip()).toMillis();
            }
            Thread.sleep(LOOK_MILLIS);
        } catch (IOException unreadable) {
            // It is replaced at this very moment.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
