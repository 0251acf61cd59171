package io.tollgate.billing.balance;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// A tenant's balance from both its owners. Blocks on PostgreSQL, then on Redis.
@ApplicationScoped
public class Balances {
    private final TenantAccounts accounts;
    private final BalanceScript redis;
    private final DataSource database;

    Balances(TenantAccounts accounts, BalanceScript redis, DataSource database) {
        this.accounts = accounts;
        this.redis = redis;
        this.database = database;
    }

    /// Empty for an unknown tenant. Throws when a store fails.
    public Optional<TenantBalance> find(TenantId tenant) {
        // The account is one row, so posted and flushed agree; a flush in between moves both and
        // leaves the difference to `spent`.
        return Optional.ofNullable(accounts.read(List.of(tenant)).get(tenant)).map(this::view);
    }

    private TenantBalance view(TenantAccount account) {
        long epoch = epoch(Shard.of(account.tenant()));
        long flushed = account.baseNanos(epoch) - account.postedNanos();
        BalanceScript.Balance live =
                redis.read(new ShardKeys(Shard.of(account.tenant()), epoch), account.tenant())
                        .orElse(new BalanceScript.Balance(0, flushed, 0, 0));
        long unflushed = live.spent() - flushed;
        return new TenantBalance(
                account.posted(),
                new Money(live.held(), account.currency()),
                new Money(unflushed, account.currency()),
                new Money(account.debtNanos(), account.currency()),
                new Money(account.creditedNanos(), account.currency()),
                new Money(account.chargedNanos() + unflushed, account.currency()));
    }

    private long epoch(Shard shard) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT epoch FROM shard_epoch WHERE shard = ?")) {
            query.setInt(1, shard.number());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
