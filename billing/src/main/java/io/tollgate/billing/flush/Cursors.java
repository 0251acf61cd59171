package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// How far each stream has been booked: a row a shard and epoch. Blocks on PostgreSQL.
@ApplicationScoped
public class Cursors {
    private static final String OPEN =
            """
            SELECT shard, epoch, last_id, pg_postmaster_start_time() AS server
            FROM flush_cursor JOIN shard_epoch USING (shard, epoch) WHERE state = 'open' ORDER BY shard\
            """;

    private final DataSource database;

    Cursors(DataSource database) {
        this.database = database;
    }

    /// Empty when this epoch has no cursor: it was never opened, or it is over and drained.
    public Optional<String> read(ShardKeys keys) {
        return read(keys.shard(), keys.epoch());
    }

    /// Those of every open shard.
    ///
    /// @param server which life of PostgreSQL says so: when it was started
    record OfOpenShards(String server, Map<ShardKeys, String> cursors) {}

    OfOpenShards ofOpenShards() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OPEN);
                ResultSet rows = query.executeQuery()) {
            Map<ShardKeys, String> cursors = new LinkedHashMap<>();
            String server = "";
            while (rows.next()) {
                cursors.put(
                        new ShardKeys(new Shard(rows.getInt(1)), rows.getLong(2)),
                        rows.getString(3));
                server = rows.getString("server");
            }
            return new OfOpenShards(server, cursors);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Makes an epoch's cursor where there is none.
    void begin(ShardKeys keys) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO flush_cursor (shard, epoch, last_id) VALUES (?, ?, '0-0')
                                ON CONFLICT (shard, epoch) DO NOTHING\
                                """)) {
            insert.setInt(1, keys.shard().number());
            insert.setLong(2, keys.epoch());
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

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
    boolean stands(Shard shard, long epoch, ShardEpochs.Phase phase) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT FROM shard_epoch WHERE shard = ? AND epoch = ? AND state = ? FOR SHARE")) {
            query.setInt(1, shard.number());
            query.setLong(2, epoch);
            query.setString(3, phase.name().toLowerCase(Locale.ROOT));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
