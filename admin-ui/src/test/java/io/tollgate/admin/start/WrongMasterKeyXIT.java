package io.tollgate.admin.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestRedis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Starts the packaged console as a process of its own.
class WrongMasterKeyXIT {
    @Test
    void aWrongMasterKeyEndsTheProcessWithOneLine() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO master_key_check (master_id, check_value) VALUES ('another', '\\x00')");
        }
        try (TestRedis redis = TestRedis.start()) {
            Process console = start(database, redis);
            String output =
                    new String(console.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(console.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(console.exitValue()).as(output).isEqualTo(1);
            assertThat(output)
                    .containsOnlyOnce("TOLLGATE_MASTER_KEY is not the key")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
        }
    }

    private static Process start(TestDatabase database, TestRedis redis) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dtollgate.database.require-durable=false",
                                "-Dquarkus.http.port=0",
                                "-Dquarkus.management.port=0",
                                "-jar",
                                "target/quarkus-app/quarkus-run.jar")
                        .redirectErrorStream(true);
        command.environment()
                .putAll(
                        Map.of(
                                "TOLLGATE_DB_URL", database.jdbcUrl(),
                                "TOLLGATE_DB_USER", database.user(),
                                "TOLLGATE_DB_PASSWORD", "unused",
                                "TOLLGATE_REDIS_URL", redis.url(),
                                "TOLLGATE_MASTER_KEY",
                                        Base64.getEncoder().encodeToString(new byte[32])));
        return command.start();
    }
}
