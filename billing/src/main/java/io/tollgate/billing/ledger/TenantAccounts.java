package io.tollgate.billing.ledger;

import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/// The running balances of tenants. Blocks on PostgreSQL; works inside the caller's transaction.
@ApplicationScoped
public class TenantAccounts {
    private static final String CREATE =
            """
            INSERT INTO tenant_account (tenant_id, currency)
            SELECT id, currency FROM tenant t WHERE id = ANY (?)
              AND NOT EXISTS (SELECT FROM tenant_account a WHERE a.tenant_id = t.id)
            ON CONFLICT DO NOTHING\
            """;
    private static final String COLUMNS =
            """
            SELECT tenant_id, currency, credit_nanos, debt_nanos, credited_nanos, flushed_nanos, flushed_epoch, base_version
            FROM tenant_account WHERE tenant_id = ANY (?) ORDER BY tenant_id\
            """;
    private static final String UPDATE =
            """
            UPDATE tenant_account SET credit_nanos = ?, debt_nanos = ?, credited_nanos = ?, flushed_nanos = ?,
              flushed_epoch = ?, base_version = ? WHERE tenant_id = ?\
            """;

    private final DataSource database;

    TenantAccounts(DataSource database) {
        this.database = database;
    }

    /// Locks the accounts in the order of their ids, making those that are missing. Tenants that do
    /// not exist are left out.
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<TenantId, TenantAccount> lock(Collection<TenantId> tenants) {
        return select(tenants, COLUMNS + " FOR UPDATE");
    }

    /// The accounts as they are.
    @Transactional
    public Map<TenantId, TenantAccount> read(Collection<TenantId> tenants) {
        return select(tenants, COLUMNS);
    }

    /// The version of everybody's base.
    public Map<TenantId, Long> versions() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT tenant_id, base_version FROM tenant_account");
                ResultSet rows = query.executeQuery()) {
            Map<TenantId, Long> versions = new HashMap<>();
            while (rows.next()) {
                versions.put(new TenantId(rows.getObject(1, UUID.class)), rows.getLong(2));
            }
            return versions;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Writes accounts that this transaction has locked.
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(Collection<TenantAccount> accounts) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (TenantAccount account : accounts) {
                update.setLong(1, account.creditNanos());
                update.setLong(2, account.debtNanos());
                update.setLong(3, account.creditedNanos());
                update.setLong(4, account.flushedNanos());
                update.setLong(5, account.flushedEpoch());
                update.setLong(6, account.baseVersion());
                update.setObject(7, account.tenant().value());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private Map<TenantId, TenantAccount> select(Collection<TenantId> tenants, String query) {
        UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
        Map<TenantId, TenantAccount> accounts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement create = connection.prepareStatement(CREATE);
                PreparedStatement select = connection.prepareStatement(query)) {
            create.setArray(1, connection.createArrayOf("uuid", ids));
            create.executeUpdate();
            select.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    TenantAccount account = fromRow(rows);
                    accounts.put(account.tenant(), account);
                }
            }
            return accounts;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static TenantAccount fromRow(ResultSet row) throws SQLException {
        return new TenantAccount(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                Currency.getInstance(row.getString("currency")),
                row.getLong("credit_nanos"),
                row.getLong("debt_nanos"),
                row.getLong("credited_nanos"),
                row.getLong("flushed_nanos"),
                row.getLong("flushed_epoch"),
                row.getLong("base_version"));
    }
}
