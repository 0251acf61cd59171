package io.tollgate.standalone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Tells the database which gateways are dead for certain, so that nobody waits for their
/// heartbeats to run out before their holds are settled.
public final class Incarnations {
    private static final String END_ALL =
            "UPDATE gateway_incarnation SET ended_at = now() WHERE ended_at IS NULL";
    private static final String END_ONE =
            "UPDATE gateway_incarnation SET ended_at = now()"
                    + " WHERE ended_at IS NULL AND host = ? AND pid = ?";

    private final Database database;

    public Incarnations(Database database) {
        this.database = database;
    }

    /// For a database that only this home's gateways use, while none of them runs.
    ///
    /// @throws IllegalStateException if the database cannot be reached
    public void endAll() {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(END_ALL)) {
            int _ = statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// A gateway that has run under this id on this host, and does no more. Does nothing if the
    /// database is gone: the heartbeat then tells.
    public void end(String host, long pid) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(END_ONE)) {
            statement.setString(1, host);
            statement.setLong(2, pid);
            int _ = statement.executeUpdate();
        } catch (SQLException databaseGone) {
            return;
        }
    }
}
