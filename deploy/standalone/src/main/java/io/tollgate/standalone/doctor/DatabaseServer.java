package io.tollgate.standalone.doctor;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.store.Database;
import io.tollgate.standalone.store.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PostgreSQL as a server: does it answer, is it durable, is the schema this version's.
final class DatabaseServer {
    private static final String SUBJECT = "PostgreSQL";
    private static final int OLDEST = 150_000;
    private static final List<String> DURABLE =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    private DatabaseServer() {}

    static List<Finding> look(Patient patient, boolean running) {
        if (patient.hasEmbeddedDatabase() && !running) {
            return List.of(Finding.skipped(SUBJECT, "the embedded one is not running"));
        }
        try {
            Database database =
                    patient.database().orElseGet(() -> EmbeddedPostgres.of(patient.home()));
            try (Connection connection = database.connect()) {
                return look(connection, running);
            }
        } catch (SQLException | Refusal failure) {
            return List.of(
                    Finding.failed(
                            SUBJECT,
                            String.valueOf(failure.getMessage()).strip(),
                            patient.hasEmbeddedDatabase()
                                    ? "See " + patient.home().resolve("log/postgres.log")
                                    : "Check TOLLGATE_DB_URL, _USER and _PASSWORD, and that the"
                                            + " server runs."));
        }
    }

    private static List<Finding> look(Connection connection, boolean running) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(server(connection));
        findings.add(Clocks.compare(SUBJECT, now(connection)));
        String schema = schema(connection);
        if (schema == null) {
            findings.add(Finding.note("schema", "none yet", "The first start makes it."));
            return findings;
        }
        findings.add(Finding.ok("schema", "version " + schema));
        findings.addAll(Books.look(connection));
        if (running) {
            findings.addAll(Shards.look(connection));
        }
        return findings;
    }

    private static Finding server(Connection connection) throws SQLException {
        String version = text(connection, "SHOW server_version");
        if (Integer.parseInt(text(connection, "SHOW server_version_num")) < OLDEST) {
            return Finding.failed(SUBJECT, version, "Tollgate needs PostgreSQL 15 or later.");
        }
        for (String setting : DURABLE) {
            if (text(connection, "SHOW " + setting).equals("off")) {
                return Finding.failed(
                        SUBJECT,
                        setting + " is off",
                        "Set %s = on: a crash would lose paid money.".formatted(setting));
            }
        }
        return Finding.ok(SUBJECT, version + ", durable");
    }

    private static long now(Connection connection) throws SQLException {
        return Long.parseLong(
                text(connection, "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"));
    }

    private static @Nullable String schema(Connection connection) throws SQLException {
        if (text(connection, "SELECT coalesce(to_regclass('flyway_schema_history')::text, '')")
                .isEmpty()) {
            return null;
        }
        return text(
                connection,
                "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL"
                        + " ORDER BY installed_rank DESC LIMIT 1");
    }

    /// The first column of the first row; empty if there is none.
    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            String found = row.next() ? row.getString(1) : null;
            return found == null ? "" : found;
        }
    }
}
