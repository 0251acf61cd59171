package io.tollgate.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// One real PostgreSQL per JVM, not durable; every database in it is a copy of a migrated template.
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// A new, migrated, empty database. Blocks; the first call starts the server (some seconds).
    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(name);
    }

    /// Address for `quarkus.datasource.jdbc.url`.
    public String jdbcUrl() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    public String user() {
        return "postgres";
    }

    /// Unpooled connections to this database.
    public DataSource dataSource() {
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("max_connections", "200")
                                .setServerConfig("timezone", "UTC")
                                .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + TEMPLATE);
                }
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        static void execute(String sql) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
