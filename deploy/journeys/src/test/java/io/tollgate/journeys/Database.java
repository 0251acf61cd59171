package io.tollgate.journeys;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The product's own PostgreSQL, for what only time brings about otherwise.
record Database(String url, String user, String password) {
    /// Moves what a person's sessions did last a month back.
    void letSessionsRunOut(String email) {
        String past =
                """
                UPDATE console_session SET last_seen_at = last_seen_at - interval '30 days',
                       created_at = created_at - interval '30 days'
                WHERE person_id = (SELECT id FROM person WHERE email = ?)
                """;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(past)) {
            statement.setString(1, email);
            if (statement.executeUpdate() == 0) {
                throw new AssertionError("nobody is signed in as " + email);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
