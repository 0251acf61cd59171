package io.tollgate.billing.topup;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.reservation.HoldFacts;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Holds for decreases of credit, so that none takes what calls in flight are about to spend. The
/// posting and the sweeper each write the hold's one row; the first decides. Blocks on PostgreSQL
/// and Redis.
@ApplicationScoped
public class Decreases {
    /// Far longer than a posting takes; a hold that is left behind keeps credit from nobody for
    /// longer.
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final String PRESENT =
            "SELECT epoch FROM shard_epoch WHERE shard = ? AND state = 'open'";
    private static final String STANDS =
            "SELECT epoch FROM shard_epoch WHERE shard = ? AND state = 'open' AND epoch = ? FOR SHARE";
    private static final String DECIDE =
            "INSERT INTO decrease_hold (id, tenant_id, outcome) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";

    private final DataSource database;
    private final BalanceScript redis;
    private final ShardUpkeep upkeep;
    private final PublishedBalances balances;
    private final Clock clock;

    Decreases(
            DataSource database,
            BalanceScript redis,
            ShardUpkeep upkeep,
            PublishedBalances balances,
            Clock clock) {
        this.database = database;
        this.redis = redis;
        this.upkeep = upkeep;
        this.balances = balances;
        this.clock = clock;
    }

    /// What a hold was asked for and could not be given.
    public sealed interface Taken {
        /// The hold exists.
        record Granted(long nanos) implements Taken {}

        /// Nothing was changed.
        record TooLittle(long availableNanos, long heldNanos) implements Taken {}

        /// The tenant's shard is not open; nothing was changed.
        record Closed() implements Taken {}
    }

    /// Begins a decrease, holding nothing yet. Close it after its transaction has ended in whatever
    /// way.
    public Decrease begin(TenantId tenant, String currency) {
        return new Decrease(this, tenant, currency, CallId.at(clock.instant()));
    }

    Taken take(Decrease decrease, long min, long max) {
        Shard shard = Shard.of(decrease.tenant());
        for (int tries = 0; tries < 2; tries++) {
            Optional<ShardKeys> keys = present(shard);
            if (keys.isEmpty()) {
                return new Taken.Closed();
            }
            Optional<List<String>> reply = redis.hold(keys.get(), reserve(decrease, min, max));
            if (reply.isEmpty()) {
                return new Taken.Closed();
            }
            List<String> said = reply.get();
            switch (said.getFirst()) {
                case "granted" -> {
                    decrease.heldIn(keys.get());
                    return new Taken.Granted(Long.parseLong(said.get(1)));
                }
                case "short" -> {
                    return new Taken.TooLittle(
                            Long.parseLong(said.get(1)), Long.parseLong(said.get(2)));
                }
                default -> {
                    if (!balances.publish(decrease.tenant())) {
                        return new Taken.Closed();
                    }
                }
            }
        }
        return new Taken.Closed();
    }

    /// Decides in the caller's transaction that the hold is being posted. False when its epoch is
    /// over or the sweeper has freed it: post nothing then.
    @Transactional(Transactional.TxType.MANDATORY)
    boolean post(Decrease decrease) {
        ShardKeys keys = decrease.keys();
        try (Connection connection = database.getConnection();
                PreparedStatement stands = connection.prepareStatement(STANDS)) {
            stands.setInt(1, keys.shard().number());
            stands.setLong(2, keys.epoch());
            try (ResultSet row = stands.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
            }
            return decide(connection, decrease.hold(), decrease.tenant(), "posted");
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Applies the committed base and frees the hold in one step. Throws when a store fails: the
    /// sweeper does it then.
    void finish(TenantId tenant, CallId hold) {
        boolean published = balances.publish(tenant, List.of(ShardCall.free(tenant, hold)));
        if (!published) {
            System.getLogger(Decreases.class.getName())
                    .log(System.Logger.Level.INFO, "hold {0} ended with its epoch", hold);
        }
    }

    /// Ends a hold that was left behind, posted or not.
    @Transactional
    public void sweep(HoldFacts left) {
        try (Connection connection = database.getConnection()) {
            boolean freed = decide(connection, left.call(), left.tenant(), "freed");
            System.getLogger(Decreases.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "a decrease of tenant {0} was left behind, {1}",
                            left.tenant(),
                            freed ? "not posted" : "posted");
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
        finish(left.tenant(), left.call());
    }

    private ShardCall reserve(Decrease decrease, long min, long max) {
        return ShardCall.reserve(
                decrease.tenant(),
                decrease.hold().value(),
                decrease.hold(),
                min,
                max,
                upkeep.now() + DEADLINE.toMillis(),
                HoldFacts.ofDecrease(decrease.tenant(), decrease.hold(), decrease.currency()),
                "");
    }

    private static boolean decide(
            Connection connection, CallId hold, TenantId tenant, String outcome)
            throws SQLException {
        try (PreparedStatement decide = connection.prepareStatement(DECIDE)) {
            UUID id = hold.value();
            decide.setObject(1, id);
            decide.setObject(2, tenant.value());
            decide.setString(3, outcome);
            return decide.executeUpdate() == 1;
        }
    }

    private Optional<ShardKeys> present(Shard shard) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(PRESENT)) {
            query.setInt(1, shard.number());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new ShardKeys(shard, row.getLong(1)))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
