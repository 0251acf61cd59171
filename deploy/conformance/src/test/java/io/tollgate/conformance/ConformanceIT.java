package io.tollgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as a person starts it, with one dialect, which is what the suite has time for.
class ConformanceIT {
    private static final long BOUND_MINUTES = 10;

    @TempDir Path folder;

    @Test
    void everyRowOfADialectHoldsAndGatewaysFollowTheCatalogAndEachOther()
            throws IOException, InterruptedException {
        assertThat(run(0, "matrix", "fleet", "--dialect", "deepseek"))
                .containsPattern("(?m)^deepseek +bad_key +plain +503 +server_error ")
                .containsPattern("(?m)^deepseek +bad_key +in_stream +503 ")
                .containsPattern("(?m)^[1-9]\\d+ rows, 0 do not hold$")
                .containsPattern("(?m)^[1-9]\\d+ calls over all gateways, 0 failed$");
    }

    @Test
    void aWrongWordIsRefusedWithTheUsage() throws IOException, InterruptedException {
        assertThat(run(2, "--dialect", "nobody")).contains("matrix", "storm", "anthropic");
    }

    private String run(int expected, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djava.io.tmpdir=" + folder,
                                "-jar",
                                Path.of("target/tollgate-conformance.jar")
                                        .toAbsolutePath()
                                        .toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process conformance =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = conformance.waitFor(BOUND_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            conformance.descendants().forEach(ProcessHandle::destroy);
            conformance.destroy();
        }
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(conformance.exitValue()).as(Files.readString(output)).isEqualTo(expected);
        return Files.readString(output);
    }
}
