package io.tollgate.billing.shard;

import io.tollgate.billing.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/// The epoch of every shard in PostgreSQL, where raising it fences everything older. Blocks on
/// PostgreSQL.
@ApplicationScoped
public class ShardEpochs {
    private final DataSource database;

    ShardEpochs(DataSource database) {
        this.database = database;
    }

    /// A shard as PostgreSQL has it.
    public record State(ShardKeys keys, Phase phase) {
        boolean open() {
            return phase == Phase.OPEN;
        }
    }

    /// How far an epoch has come.
    public enum Phase {
        /// Older epochs are fenced; gateways hand in what they settled.
        RECOVERING,
        /// Redis is opened; gateways take their running calls' holds again.
        ASSERTING,
        /// Calls are admitted.
        OPEN,
        /// PostgreSQL is older than Redis: an operator must decide.
        RESTORED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Phase of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    /// Shards that are open, in order.
    public List<State> open() {
        return all().stream().filter(State::open).toList();
    }

    /// Every shard, in order.
    public List<State> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT shard, epoch, state FROM shard_epoch ORDER BY shard");
                ResultSet rows = query.executeQuery()) {
            List<State> states = new ArrayList<>();
            while (rows.next()) {
                states.add(
                        new State(
                                new ShardKeys(
                                        new Shard(rows.getInt("shard")), rows.getLong("epoch")),
                                Phase.of(rows.getString("state"))));
            }
            return states;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// One shard.
    public State of(Shard shard) {
        return all().get(shard.number());
    }

    public boolean stands(Shard shard, long epoch, Phase phase) {
        return of(shard).equals(new State(new ShardKeys(shard, epoch), phase));
    }

    /// Begins the next epoch: from its commit on no flush of an older one can commit. Empty when
    /// `former` is not the present one.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<ShardKeys> fence(ShardKeys former, long next) {
        int fenced =
                update(
                        "UPDATE shard_epoch SET epoch = ?, state = 'recovering' WHERE shard = ? AND epoch = ?",
                        next,
                        former.shard().number(),
                        former.epoch());
        if (fenced == 0) {
            return Optional.empty();
        }
        ShardKeys keys = new ShardKeys(former.shard(), next);
        int cursors =
                update(
                        "INSERT INTO flush_cursor (epoch, shard, last_id) VALUES (?, ?, '0-0')",
                        next,
                        former.shard().number());
        return cursors == 1 ? Optional.of(keys) : Optional.empty();
    }

    /// Takes an epoch one phase on. False when it is not in the phase, or has been fenced in turn.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean move(ShardKeys keys, Phase from, Phase to) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE shard_epoch SET state = ? WHERE shard = ? AND epoch = ? AND state = ?")) {
            update.setString(1, to.column());
            update.setInt(2, keys.shard().number());
            update.setLong(3, keys.epoch());
            update.setString(4, from.column());
            return update.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Epochs before this one that may still have entries in Redis, oldest first.
    public List<ShardKeys> undrained(ShardKeys before) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT epoch FROM flush_cursor WHERE shard = ? AND epoch < ? ORDER BY epoch")) {
            query.setInt(1, before.shard().number());
            query.setLong(2, before.epoch());
            List<ShardKeys> old = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    old.add(new ShardKeys(before.shard(), rows.getLong(1)));
                }
            }
            return old;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Forgets an epoch that is drained and whose Redis keys are gone.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean forget(ShardKeys drained) {
        return update(
                        "DELETE FROM flush_cursor WHERE epoch = ? AND shard = ?",
                        drained.epoch(),
                        drained.shard().number())
                == 1;
    }

    private int update(String sql, long... numbers) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int n = 0; n < numbers.length; n++) {
                update.setLong(n + 1, numbers[n]);
            }
            return update.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
