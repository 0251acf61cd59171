package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// How the launcher and its children reach PostgreSQL, embedded or not.
public record Database(String url, String user, String password) {
    /// Held, so that the level set on it lasts.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    /// A new connection, to be closed by the caller. Blocks for ten seconds at most.
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        return DriverManager.getConnection(url, properties);
    }

    /// Brings the schema up to date. Blocks.
    ///
    /// @throws Refusal if the database cannot be reached or a migration fails
    public void migrate() {
        FLYWAY.setLevel(Level.WARNING);
        try {
            var _ = Flyway.configure().dataSource(url, user, password).load().migrate();
        } catch (FlywayException failure) {
            throw new Refusal("The database cannot be brought up to date: " + firstCause(failure));
        }
    }

    private static String firstCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip();
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
