package io.tollgate.chaos;

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

/// The command as a person starts it, with the scenarios that the suite has time for.
class ChaosIT {
    /// Failsafe runs in the module's folder, `deploy/chaos`.
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();

    /// A start, three faults and a gateway's restart on a machine that is busy with the suite.
    private static final long BOUND_MINUTES = 10;

    @TempDir Path folder;

    @Test
    void theShortRunLosesDoublesAndOverdrawsNothing() throws IOException, InterruptedException {
        assertThat(run(0, "--short"))
                .containsPattern("(?m)^gateway-dies-after-settle +1 +[1-9]\\d* +0 +0 +0 ")
                .containsPattern("(?m)^redis-emptied +1 +[1-9]\\d* +0 +0 +0 ")
                .containsPattern("(?m)^upstream-cuts +1 +[1-9]\\d* +0 +0 +0 ")
                .contains("3 runs")
                .contains(" 0 runs not clean");
    }

    @Test
    void anUnknownScenarioIsRefusedWithTheList() throws IOException, InterruptedException {
        assertThat(run(2, "no-such-scenario")).contains("--short").contains("redis-emptied");
    }

    private String run(int expected, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + folder,
                                "-Dtollgate.root=" + ROOT,
                                "-jar",
                                ROOT.resolve("deploy/chaos/target/tollgate-chaos.jar").toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process chaos =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = chaos.waitFor(BOUND_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            chaos.descendants().forEach(ProcessHandle::destroy);
            chaos.destroy();
        }
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(chaos.exitValue()).as(Files.readString(output)).isEqualTo(expected);
        return Files.readString(output);
    }
}
