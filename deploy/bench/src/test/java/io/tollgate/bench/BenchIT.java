package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmarks at their smallest, as a person starts them.
class BenchIT {
    /// Failsafe runs in the module's folder, `deploy/bench`.
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();

    private static final long BOUND_MINUTES = 8;

    @TempDir Path folder;

    @Test
    @NeedsPrograms(Program.NGINX)
    void everyCallOfBenchChatSucceedsAndIsCharged() throws Exception {
        String output = run(0, "chat", "--smoke");

        assertThat(output)
                .containsPattern("(?m)^nginx +[1-9]\\d*")
                .containsPattern("(?m)^bare relay +[1-9]\\d*")
                .containsPattern("(?m)^gateway +[1-9]\\d*")
                .containsPattern("(?m)^direct +\\d")
                .containsPattern(
                        "All [1-9]\\d* calls through the gateway were answered and charged");
    }

    @Test
    void everyPairOfBenchMoneyIsBookedOnce() throws Exception {
        String output = run(0, "money", "--smoke");

        assertThat(output)
                .containsPattern("(?m)^reserve and settle, synced always +[1-9]\\d*")
                .containsPattern("(?m)^flush, rows +[1-9]\\d*")
                .containsPattern("All [1-9]\\d* calls were settled and booked once");
    }

    @Test
    void anUnknownArgumentIsRefusedWithTheUsage() throws Exception {
        assertThat(run(2, "chat", "--fast")).contains("bench does not know --fast", "usage:");
        assertThat(run(2, "--rounds", "0")).contains("--rounds wants a number from 1");
    }

    private String run(int expected, String... arguments) throws Exception {
        Path output = folder.resolve("output");
        Process bench =
                new ProcessBuilder(command(arguments))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!bench.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)) {
            bench.destroy();
            throw new AssertionError("still running: " + text(output));
        }
        assertThat(bench.exitValue()).as(text(output)).isEqualTo(expected);
        return text(output);
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Dtollgate.root=" + ROOT,
                                "-jar",
                                "target/quarkus-app/quarkus-run.jar"),
                        Stream.of(arguments))
                .toList();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
