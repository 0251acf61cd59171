package io.tollgate.billing.recovery;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.Incarnation;
import io.tollgate.billing.shard.ShardKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// What each gateway has confirmed of a new epoch. Blocks on PostgreSQL, by whose clock a gateway
/// counts as dead: half a minute after its last heartbeat, or after PostgreSQL came back, for while
/// it was away nobody could be heard.
@ApplicationScoped
class HandIns {
    private static final String CONFIRM =
            """
            INSERT INTO shard_hand_in (shard, epoch, incarnation, asserted) VALUES (?, ?, ?, ?)
            ON CONFLICT (shard, epoch, incarnation) DO UPDATE SET asserted = excluded.asserted\
            """;
    private static final String OWN =
            "SELECT asserted FROM shard_hand_in WHERE shard = ? AND epoch = ? AND incarnation = ?";
    private static final String AWAITED =
            """
            SELECT EXISTS (SELECT FROM gateway_incarnation g LEFT JOIN gateway_incarnation own ON own.id = ?
            WHERE g.ended_at IS NULL
              AND (g.heartbeat_at > now() - interval '30 seconds'
                OR (own.resumed_at > now() - interval '30 seconds' AND g.heartbeat_at > own.interrupted_at - interval '30 seconds'))
              AND NOT EXISTS (SELECT FROM shard_hand_in h
                WHERE h.shard = ? AND h.epoch = ? AND h.incarnation = g.id AND h.asserted >= ?))\
            """;
    private static final String WHO =
            "SELECT incarnation FROM shard_hand_in WHERE shard = ? AND epoch = ? AND asserted >= ?";
    private static final String FORGET = "DELETE FROM shard_hand_in WHERE shard = ? AND epoch < ?";

    private final DataSource database;
    private final Incarnation own;

    HandIns(DataSource database, Incarnation own) {
        this.database = database;
        this.own = own;
    }

    /// Whether this gateway has handed in for the epoch.
    boolean handedIn(ShardKeys keys) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OWN)) {
            query.setInt(1, keys.shard().number());
            query.setLong(2, keys.epoch());
            query.setObject(3, own.id());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Says that this gateway's records of epochs before are in PostgreSQL, that it will neither
    /// send nor believe any operation of them again and, if so, that its calls are held again.
    void confirm(ShardKeys keys, boolean asserted) {
        try (Connection connection = database.getConnection();
                PreparedStatement confirm = connection.prepareStatement(CONFIRM)) {
            confirm.setInt(1, keys.shard().number());
            confirm.setLong(2, keys.epoch());
            confirm.setObject(3, own.id());
            confirm.setBoolean(4, asserted);
            confirm.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Whether a living gateway has not confirmed yet.
    ///
    /// @param asserted whether holds count too
    boolean isAwaited(ShardKeys keys, boolean asserted) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(AWAITED)) {
            query.setObject(1, own.id());
            query.setInt(2, keys.shard().number());
            query.setLong(3, keys.epoch());
            query.setBoolean(4, asserted);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// The gateways that handed in: their running calls live on.
    ///
    /// @param asserted whether those calls must be held again already
    Set<String> living(ShardKeys keys, boolean asserted) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(WHO)) {
            query.setInt(1, keys.shard().number());
            query.setLong(2, keys.epoch());
            query.setBoolean(3, asserted);
            Set<String> living = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    living.add(rows.getObject(1, UUID.class).toString());
                }
            }
            return living;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Drops what was confirmed of epochs before.
    void forgetBefore(ShardKeys keys) {
        try (Connection connection = database.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setInt(1, keys.shard().number());
            forget.setLong(2, keys.epoch());
            forget.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
