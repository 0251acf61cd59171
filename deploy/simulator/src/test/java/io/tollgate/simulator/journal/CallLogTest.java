package io.tollgate.simulator.journal;

import static io.tollgate.simulator.CallLogLines.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLogTest {
    @TempDir Path home;
    private Path file = Path.of("unset");

    @BeforeEach
    void chooseFile() {
        file = home.resolve("calls.jsonl");
    }

    @Test
    void numbersGoOnAfterReopening() {
        try (CallLog log = CallLog.open(file)) {
            log.append(n -> line(n, "a"));
            log.append(n -> line(n, "b"));
        }

        try (CallLog log = CallLog.open(file)) {
            log.append(n -> line(n, "c"));

            assertThat(log.read(0)).containsExactly(line(1, "a"), line(2, "b"), line(3, "c"));
            assertThat(log.read(1)).containsExactly(line(2, "b"), line(3, "c"));
            assertThat(log.read(99)).isEmpty();
            assertThat(log.read(Long.MAX_VALUE - 1)).isEmpty();
        }
    }

    @Test
    void aTornLineIsDropped() throws Exception {
        try (CallLog log = CallLog.open(file)) {
            log.append(n -> line(n, "a"));
        }
        Files.writeString(file, "{\"n\":2,\"ca", StandardOpenOption.APPEND);

        try (CallLog log = CallLog.open(file)) {
            log.append(n -> line(n, "b"));

            assertThat(log.read(0)).containsExactly(line(1, "a"), line(2, "b"));
        }
    }

    @Test
    void everyLineIsOneJsonObjectAlreadyInTheFile() throws Exception {
        try (CallLog log = CallLog.open(file)) {
            for (int i = 0; i < 3000; i++) {
                log.append(n -> line(n, "x"));
            }

            assertThat(Files.readAllLines(file))
                    .hasSize(3000)
                    .allMatch(line -> line.startsWith("{\"n\":") && line.endsWith("}"));
        }
    }

    @Test
    void waitingEndsWithTheCallOrTheTime() throws Exception {
        try (CallLog log = CallLog.open(null)) {
            assertThat(log.awaitCalls(1, Duration.ofMillis(20))).isFalse();

            Thread appending = Thread.ofVirtual().start(() -> log.append(n -> line(n, "a")));

            assertThat(log.awaitCalls(1, Duration.ofSeconds(10))).isTrue();
            appending.join();
        }
    }
}
