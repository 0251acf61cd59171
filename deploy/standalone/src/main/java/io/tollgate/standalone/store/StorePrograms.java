package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether the programs of the embedded stores run on this machine: those of a home, or where it
/// has none yet a copy that is taken away again.
public final class StorePrograms {
    /// A program that prints its version and ends.
    private static final long RUN_SECONDS = 20;

    private static final String VERSION = "--version";

    private StorePrograms() {}

    /// The version as PostgreSQL's server says it. Blocks for some seconds.
    ///
    /// @throws Refusal with the reason if it does not run
    public static String postgres(Path home) {
        Path own = home.resolve("postgres");
        return in(
                own,
                PostgresPrograms.isUnpacked(own),
                folder -> {
                    List<String> command =
                            List.of(PostgresPrograms.unpack(folder).program("postgres"), VERSION);
                    return firstLine(Unprivileged.of(command));
                });
    }

    /// The version as Redis's server says it. Blocks for some seconds.
    ///
    /// @throws Refusal with the reason if it does not run
    public static String redis(Path home) {
        Path own = home.resolve("redis");
        return in(
                own,
                EmbeddedRedis.isUnpacked(own),
                folder -> firstLine(List.of(EmbeddedRedis.unpack(folder).toString(), VERSION)));
    }

    private interface Trial {
        String run(Path folder) throws IOException;
    }

    private static String in(Path folder, boolean unpacked, Trial trial) {
        try {
            if (unpacked) {
                return trial.run(folder);
            }
            Path copy = Files.createTempDirectory("tollgate-doctor");
            try {
                return trial.run(copy);
            } finally {
                PostgresPrograms.deleteTree(copy);
            }
        } catch (IOException failure) {
            throw new Refusal("It cannot be run", failure);
        }
    }

    private static String firstLine(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .start();
        try {
            if (!process.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) {
                Process _ = process.destroyForcibly();
                throw new Refusal(command.getFirst() + " does not end");
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String line = output.lines().findFirst().orElse("");
            if (process.exitValue() != 0) {
                throw new Refusal(
                        "%s ends with exit code %d: %s"
                                .formatted(command.getLast(), process.exitValue(), line));
            }
            return line;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while " + command.getFirst() + " ran");
        }
    }
}
