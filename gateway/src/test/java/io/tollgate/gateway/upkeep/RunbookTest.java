package io.tollgate.gateway.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever reads a reason in a gateway's health finds it in the runbook.
class RunbookTest {
    private static final Path RUNBOOK = Path.of("../docs/runbook.md");
    private static final Pattern WRITTEN =
            Pattern.compile("withData\\(\\s*\"reason\",\\s*\"([^\"]+)\"");
    private static final Pattern COMPUTED =
            Pattern.compile("withData\\(\\s*\"reason\",\\s*[^\"\\s]");

    @Test
    void everyReasonForWhichAdmissionIsClosedHasItsSection() throws IOException {
        String runbook = Files.readString(RUNBOOK);

        assertThat(Arrays.stream(ClosedBecause.values()).map(ClosedBecause::text))
                .allSatisfy(reason -> assertThat(runbook).contains("### \"" + reason + "\""));
    }

    @Test
    void everyOtherReasonForWhichAGatewayIsNotReadyIsThere() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        List<String> checks = sourcesOfChecks();

        List<String> reasons =
                checks.stream()
                        .flatMap(source -> WRITTEN.matcher(source).results())
                        .map(found -> found.group(1))
                        .toList();

        assertThat(reasons).contains("stopping", "no catalog was loaded yet");
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(runbook).contains("### \"" + reason + "\""));
        // The one that is computed is the enumeration's.
        assertThat(checks.stream().flatMap(source -> COMPUTED.matcher(source).results()))
                .map(MatchResult::group)
                .hasSize(1);
    }

    private static List<String> sourcesOfChecks() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RunbookTest::read)
                    .filter(source -> source.contains("implements HealthCheck"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
