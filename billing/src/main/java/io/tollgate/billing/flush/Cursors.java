package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.Shard;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// How far each stream has been booked: a row a shard and epoch. Blocks on PostgreSQL.
@ApplicationScoped
class Cursors {
    private final DataSource database;

    Cursors(DataSource database) {
        this.database = database;
    }

    /// Empty when this epoch has no cursor: it was never opened, or it is over and drained.
    Optional<String> read(Shard shard, long epoch) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT last_id FROM flush_cursor WHERE shard = ? AND epoch = ?")) {
            query.setInt(1, shard.number());
            query.setLong(2, epoch);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Moves the cursor in the caller's transaction; false when somebody else has.
    boolean move(Shard shard, long epoch, String from, String to) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE flush_cursor SET last_id = ?, moved_at = now()
                                WHERE shard = ? AND epoch = ? AND last_id = ?\
                                """)) {
            update.setString(1, to);
            update.setInt(2, shard.number());
            update.setLong(3, epoch);
            update.setString(4, from);
            return update.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Whether the shard stands so in PostgreSQL, held so until the caller's transaction ends.
    boolean stands(Shard shard, long epoch, String state) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT FROM shard_epoch WHERE shard = ? AND epoch = ? AND state = ? FOR SHARE")) {
            query.setInt(1, shard.number());
            query.setLong(2, epoch);
            query.setString(3, state);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
