package io.tollgate.standalone.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The epochs of Redis's data and the gateways that live, as PostgreSQL has them.
final class Shards {
    private static final String STATES =
            "SELECT state, count(*), min(epoch), max(epoch) FROM shard_epoch GROUP BY state";
    private static final String GATEWAYS =
            "SELECT count(*), coalesce(max(extract(epoch FROM now() - heartbeat_at)), 0)::bigint"
                    + " FROM gateway_incarnation WHERE ended_at IS NULL";

    /// As long the other gateways wait for one before they go on without it.
    private static final long SILENT_SECONDS = 30;

    private Shards() {}

    static List<Finding> look(Connection connection) throws SQLException {
        return List.of(epochs(connection), gateways(connection));
    }

    private static Finding epochs(Connection connection) throws SQLException {
        Map<String, Long> states = new TreeMap<>();
        long oldest = Long.MAX_VALUE;
        long newest = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATES)) {
            while (row.next()) {
                states.put(row.getString(1), row.getLong(2));
                oldest = Math.min(oldest, row.getLong(3));
                newest = Math.max(newest, row.getLong(4));
            }
        }
        String fact = states + ", epoch " + (oldest == newest ? newest : oldest + " to " + newest);
        if (states.keySet().equals(java.util.Set.of("open"))) {
            return Finding.ok("epochs", fact);
        }
        return states.containsKey("restored")
                ? Finding.failed(
                        "epochs",
                        fact,
                        "PostgreSQL is older than Redis: ./tollgate recover books again what"
                                + " Redis has kept.")
                : Finding.failed(
                        "epochs",
                        fact,
                        "The gateways open them by themselves, within half a minute after the"
                                + " last dead one; look again.");
    }

    private static Finding gateways(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(GATEWAYS)) {
            boolean _ = row.next();
            String fact =
                    "%d, the stalest heartbeat %d s ago".formatted(row.getLong(1), row.getLong(2));
            return row.getLong(2) <= SILENT_SECONDS
                    ? Finding.ok("gateways alive", fact)
                    : Finding.note(
                            "gateways alive",
                            fact,
                            "One has died or hangs; its calls are settled from their last"
                                    + " checkpoint.");
        }
    }
}
