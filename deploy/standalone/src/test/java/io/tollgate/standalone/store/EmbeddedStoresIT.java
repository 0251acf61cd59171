package io.tollgate.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.process.StopRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedStoresIT {
    private final StopRequest never = new StopRequest();

    /// One for all tests: initdb takes seconds.
    @TempDir static Path folder;

    @Test
    void postgresIsDurableMigratedAndKeepsItsDataOverARestart() throws SQLException {
        try (Home home = Home.open(folder.resolve("home"))) {
            EmbeddedPostgres first = EmbeddedPostgres.start(home);
            try {
                Database database = first.awaitReady(never);
                database.migrate();
                assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
                assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(ask(database, "SELECT count(*) FROM shard_epoch")).isEqualTo("64");
                execute(database, "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer");
            } finally {
                first.stop(never);
            }
            assertThat(first.alive()).isFalse();
            EmbeddedPostgres second = EmbeddedPostgres.start(home);
            try {
                Database database = second.awaitReady(never);
                database.migrate();
                assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
            } finally {
                second.stop(never);
            }
        }
    }

    @Test
    void deadGatewaysAreEndedOnce() throws SQLException {
        try (Home home = Home.open(folder.resolve("home"))) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
            try {
                Database database = postgres.awaitReady(never);
                database.migrate();
                execute(
                        database,
                        "INSERT INTO gateway_incarnation (id, host, pid, started_at, heartbeat_at)"
                                + " VALUES (gen_random_uuid(), 'here', 4711, now(), now())");
                new Incarnations(database).endAll();
                assertThat(
                                ask(
                                        database,
                                        "SELECT count(*) FROM gateway_incarnation"
                                                + " WHERE ended_at IS NULL"))
                        .isEqualTo("0");
            } finally {
                postgres.stop(never);
            }
        }
    }

    @Test
    void redisIsDurableAndKeepsItsDataOverARestart() throws IOException {
        try (Home home = Home.open(folder.resolve("home"))) {
            EmbeddedRedis first = EmbeddedRedis.start(home);
            try {
                String url = first.awaitReady(never);
                assertThat(redis(url, "CONFIG GET appendonly")).endsWith("yes");
                assertThat(redis(url, "CONFIG GET appendfsync")).endsWith("always");
                assertThat(redis(url, "CONFIG GET maxmemory-policy")).endsWith("noeviction");
                assertThat(redis(url, "SET answer 42")).isEqualTo("+OK");
            } finally {
                first.stop(never);
            }
            assertThat(first.alive()).isFalse();
            EmbeddedRedis second = EmbeddedRedis.start(home);
            try {
                assertThat(redis(second.awaitReady(never), "GET answer")).endsWith("42");
            } finally {
                second.stop(never);
            }
        }
    }

    @Test
    void leftOversAreFoundByANewLauncher() {
        try (Home home = Home.open(folder.resolve("home"))) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
            EmbeddedRedis redis = EmbeddedRedis.start(home);
            EmbeddedRedis.leftOver(home).orElseThrow().stop(never);
            EmbeddedPostgres.leftOver(home).orElseThrow().stop(never);
            assertThat(redis.alive()).isFalse();
            assertThat(postgres.alive()).isFalse();
        }
    }

    private static String ask(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }

    /// The answer's lines, joined by blanks.
    private static String redis(String url, String command) throws IOException {
        URI uri = URI.create(url);
        String password = uri.getUserInfo().substring(1);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String commands = "AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            String answers =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII))
                            .lines()
                            .reduce((all, line) -> all + " " + line)
                            .orElseThrow();
            return answers.substring("+OK ".length(), answers.length() - " +OK".length());
        }
    }
}
