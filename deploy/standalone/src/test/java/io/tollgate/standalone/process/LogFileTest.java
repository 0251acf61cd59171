package io.tollgate.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir Path folder;

    @Test
    void theReasonIsTheFirstErrorOfThisStartWithoutItsPrefix() throws IOException {
        Path path = Files.writeString(folder.resolve("gateway.log"), "ERROR of yesterday\n");
        LogFile log = LogFile.open(path);
        append(
                path,
                """
                2026-11-22 22:00:00,123 INFO  [io.quarkus] (main) starting
                2026-11-22 22:00:01,456 ERROR [io.tollgate.Start] (main) The master key is wrong
                2026-11-22 22:00:02,000 ERROR [io.tollgate.Start] (main) and more
                """);
        assertThat(log.reason()).isEqualTo("The master key is wrong");
    }

    @Test
    void theReasonOfAFailedStartIsItsInnermostCause() throws IOException {
        Path path = folder.resolve("console.log");
        LogFile log = LogFile.open(path);
        append(
                path,
                """
                2026-11-22 22:00:00,123 ERROR [io.quarkus] (main) Failed to start application: x
                Caused by: java.lang.RuntimeException: Failed to start quarkus
                Caused by: java.net.BindException: Address already in use
                \tat a stack frame
                """);
        assertThat(log.reason()).isEqualTo("Address already in use");
    }

    @Test
    void withoutAnErrorTheLastLineIsTheReason() throws IOException {
        Path path = folder.resolve("redis.log");
        LogFile log = LogFile.open(path);
        append(path, "first\nlast\n\n");
        assertThat(log.reason()).isEqualTo("last");
    }

    @Test
    void aPartThatWroteNothingHasNoReason() {
        assertThat(LogFile.open(folder.resolve("silent.log")).reason()).isEmpty();
    }

    @Test
    void aLargeLogIsMovedAside() throws IOException {
        Path path = folder.resolve("gateway.log");
        Files.write(path, new byte[(16 << 20) + 1]);
        LogFile log = LogFile.open(path);
        assertThat(log.path()).doesNotExist();
        assertThat(folder.resolve("gateway.log.1")).exists();
    }

    private static void append(Path path, String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
