package io.tollgate.billing.recovery;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.Incarnation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The lives of gateways in PostgreSQL, by PostgreSQL's clock. Blocks on PostgreSQL.
@ApplicationScoped
public class Incarnations {
    private static final String BEAT =
            """
            INSERT INTO gateway_incarnation AS own (id, host, pid, started_at, heartbeat_at) VALUES (?, ?, ?, now(), now())
            ON CONFLICT (id) DO UPDATE SET heartbeat_at = now(),
              interrupted_at = CASE WHEN own.heartbeat_at < now() - interval '10 seconds' THEN own.heartbeat_at ELSE own.interrupted_at END,
              resumed_at = CASE WHEN own.heartbeat_at < now() - interval '10 seconds' THEN now() ELSE own.resumed_at END\
            """;
    private static final String END =
            "UPDATE gateway_incarnation SET ended_at = now() WHERE id = ? AND ended_at IS NULL";

    private final DataSource database;
    private final Incarnation own;
    private final String host = System.getenv().getOrDefault("HOSTNAME", "localhost");

    Incarnations(DataSource database, Incarnation own) {
        this.database = database;
        this.own = own;
    }

    /// Says that this gateway lives; to be repeated every 2 s.
    public void beat() {
        try (Connection connection = database.getConnection();
                PreparedStatement beat = connection.prepareStatement(BEAT)) {
            beat.setObject(1, own.id());
            beat.setString(2, host);
            beat.setLong(3, ProcessHandle.current().pid());
            beat.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Ends this gateway's life at once, after its last call.
    public void end() {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            end.setObject(1, own.id());
            end.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
