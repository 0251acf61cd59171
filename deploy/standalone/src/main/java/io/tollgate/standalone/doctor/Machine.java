package io.tollgate.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine below: the JDK, what is built, memory, disk, clock.
final class Machine {
    private static final int JAVA = 25;
    private static final long MEGABYTE = 1L << 20;

    /// The gateway's and the console's heaps at their bounds, PostgreSQL and Redis.
    private static final long MEMORY_TOTAL = 1_800;

    /// What a start takes at once.
    private static final long MEMORY_FREE = 900;

    /// PostgreSQL's programs and first files take 300; less leaves no room for a day's log.
    private static final long DISK_FREE = 500;

    private static final long DISK_COMFORTABLE = 2_000;

    /// Whole builds are not unpacked from the future; a time zone set wrongly is not meant.
    private static final Duration CLOCK_BEHIND = Duration.ofDays(1);

    private Machine() {}

    static List<Finding> look(Patient patient, boolean running) {
        return List.of(
                jdk(),
                built(patient.root()),
                memory(running),
                disk(patient.home()),
                clock(patient));
    }

    private static Finding jdk() {
        String version = Runtime.version() + ", " + System.getProperty("java.home");
        return Runtime.version().feature() == JAVA
                ? Finding.ok("JDK", version)
                : Finding.failed("JDK", version, "Run ./tollgate, which finds a JDK 25.");
    }

    private static Finding built(Path root) {
        List<String> missing =
                Stream.of("gateway", "admin-ui")
                        .map(module -> module + "/target/quarkus-app/quarkus-run.jar")
                        .filter(jar -> !Files.exists(root.resolve(jar)))
                        .toList();
        return missing.isEmpty()
                ? Finding.ok("programs built", root.toString())
                : Finding.failed(
                        "programs built",
                        String.join(", ", missing) + " missing in " + root,
                        "Run ./tollgate up, which builds what is missing.");
    }

    private static Finding memory(boolean running) {
        long total = meminfo("MemTotal").orElse(Long.MAX_VALUE);
        long free = meminfo("MemAvailable").orElse(Long.MAX_VALUE);
        if (total == Long.MAX_VALUE) {
            return Finding.skipped("memory", "this system does not tell");
        }
        String fact = "%d MB, %d MB available".formatted(total, free);
        if (total < MEMORY_TOTAL) {
            return Finding.failed(
                    "memory", fact, "Tollgate needs %d MB in all.".formatted(MEMORY_TOTAL));
        }
        return running || free >= MEMORY_FREE
                ? Finding.ok("memory", fact)
                : Finding.note("memory", fact, "A start takes %d MB.".formatted(MEMORY_FREE));
    }

    /// In megabytes; empty where there is no such file, as on macOS.
    private static Optional<Long> meminfo(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    private static Finding disk(Path home) {
        Path there = HomeFolder.nearest(home);
        try {
            long free = Files.getFileStore(there).getUsableSpace() / MEGABYTE;
            String fact = "%d MB free at %s".formatted(free, there);
            if (free < DISK_FREE) {
                return Finding.failed(
                        "disk", fact, "Make room: %d MB at least.".formatted(DISK_FREE));
            }
            return free < DISK_COMFORTABLE
                    ? Finding.note("disk", fact, "It fills: the ledger and the logs grow.")
                    : Finding.ok("disk", fact);
        } catch (IOException failure) {
            return Finding.failed(
                    "disk", there + ": " + failure.getMessage(), "Mend the file system.");
        }
    }

    /// Against the time at which the launcher was built; the stores' clocks have checks of their
    /// own.
    private static Finding clock(Patient patient) {
        Instant now = Instant.now();
        Path jar = patient.root().resolve("deploy/standalone/target/tollgate-launcher.jar");
        try {
            Instant built = Files.getLastModifiedTime(jar).toInstant();
            if (now.isBefore(built.minus(CLOCK_BEHIND))) {
                return Finding.failed(
                        "clock",
                        "it is %s, and Tollgate was built at %s".formatted(now, built),
                        "Set the clock: charges are dated by it. Let it follow a time server.");
            }
        } catch (IOException notBuilt) {
            // Nothing to compare with.
        }
        return Finding.ok("clock", now.toString());
    }
}
