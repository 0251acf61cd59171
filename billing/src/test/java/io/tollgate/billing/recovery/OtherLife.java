package io.tollgate.billing.recovery;

import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardEpochs;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// What another gateway says of itself in PostgreSQL, and what a restore does to it.
@ApplicationScoped
class OtherLife {
    private final DataSource database;
    private final ShardEpochs shards;
    private UUID incarnation = new UUID(0, 0);

    OtherLife(DataSource database, ShardEpochs shards) {
        this.database = database;
        this.shards = shards;
    }

    void begin(UUID other) {
        incarnation = other;
        run(
                """
                INSERT INTO gateway_incarnation (id, host, pid, started_at, heartbeat_at)
                VALUES (?, 'other', 1, now(), now())
                ON CONFLICT (id) DO UPDATE SET heartbeat_at = now(), ended_at = NULL\
                """,
                incarnation);
    }

    void fallSilent() {
        run(
                "UPDATE gateway_incarnation SET heartbeat_at = now() - interval '31 seconds' WHERE id = ?",
                incarnation);
    }

    /// For a minute PostgreSQL could not be reached by anybody.
    void outage() {
        run("UPDATE gateway_incarnation SET heartbeat_at = now() - interval '60 seconds'");
    }

    /// Half a minute has passed since it came back.
    void outageIsLongOver() {
        run("UPDATE gateway_incarnation SET resumed_at = now() - interval '31 seconds'");
    }

    void end() {
        run("UPDATE gateway_incarnation SET ended_at = now() WHERE id = ?", incarnation);
    }

    /// The epoch that is being opened.
    ShardKeys fresh(TenantId tenant) {
        return shards.of(Shard.of(tenant)).keys();
    }

    void confirm(ShardKeys keys, boolean asserted) {
        run(
                """
                INSERT INTO shard_hand_in (shard, epoch, incarnation, asserted) VALUES (?, ?, ?, ?)
                ON CONFLICT (shard, epoch, incarnation) DO UPDATE SET asserted = excluded.asserted\
                """,
                keys.shard().number(),
                keys.epoch(),
                incarnation,
                asserted);
    }

    String cursor(ShardKeys keys) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT last_id FROM flush_cursor WHERE shard = ? AND epoch = ?")) {
            query.setInt(1, keys.shard().number());
            query.setLong(2, keys.epoch());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// As if the moment after this cursor had never been: what else it had booked stays, so that
    /// replaying it must not book it again.
    void restore(ShardKeys keys, String cursor) {
        run(
                "UPDATE flush_cursor SET last_id = ? WHERE shard = ? AND epoch = ?",
                cursor,
                keys.shard().number(),
                keys.epoch());
    }

    private void run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < parameters.length; n++) {
                statement.setObject(n + 1, parameters[n]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
