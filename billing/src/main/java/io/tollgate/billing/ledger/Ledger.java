package io.tollgate.billing.ledger;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Appends and lists transactions. Blocks on PostgreSQL, which itself refuses what does not
/// balance.
@ApplicationScoped
public class Ledger {
    private static final String INSERT_TRANSACTION =
            """
            INSERT INTO ledger_transaction (id, kind, tenant_id, at, period, reference, reason, balance_after_nanos)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """;
    private static final String INSERT_ENTRY =
            """
            INSERT INTO ledger_entry (transaction_id, position, account, tenant_id, currency, amount_nanos)
            VALUES (?, ?, ?, ?, ?, ?)\
            """;
    private static final String LIST =
            """
            SELECT t.*, a.currency AS tenant_currency FROM ledger_transaction t JOIN tenant_account a USING (tenant_id)
            WHERE tenant_id = ? AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?\
            """;
    private static final String ENTRIES =
            "SELECT * FROM ledger_entry WHERE transaction_id = ? ORDER BY position";

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    /// Appends in the caller's transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<LedgerTransaction> transactions) {
        try (Connection connection = database.getConnection();
                PreparedStatement head = connection.prepareStatement(INSERT_TRANSACTION);
                PreparedStatement line = connection.prepareStatement(INSERT_ENTRY)) {
            for (LedgerTransaction transaction : transactions) {
                bind(head, transaction);
                head.addBatch();
                bindEntries(line, transaction);
            }
            head.executeBatch();
            line.executeBatch();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Whether the tenant has a transaction of this kind and reference.
    @Transactional
    public boolean contains(TenantId tenant, LedgerTransaction.Kind kind, String reference) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT FROM ledger_transaction WHERE tenant_id = ? AND kind = ? AND reference = ?")) {
            query.setObject(1, tenant.value());
            query.setString(2, kind.wire());
            query.setString(3, reference);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// The tenant's transactions, newest first, those older than `after` only.
    @Transactional
    public List<LedgerTransaction> list(TenantId tenant, int limit, @Nullable UUID after) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            query.setObject(1, tenant.value());
            query.setObject(2, after);
            query.setObject(3, after);
            query.setInt(4, limit);
            List<LedgerTransaction> transactions = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    transactions.add(fromRow(connection, rows));
                }
            }
            return transactions;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static void bind(PreparedStatement head, LedgerTransaction transaction)
            throws SQLException {
        head.setObject(1, transaction.id());
        head.setString(2, transaction.kind().wire());
        head.setObject(3, transaction.tenant().value());
        head.setObject(4, OffsetDateTime.ofInstant(transaction.at(), ZoneOffset.UTC));
        head.setObject(5, transaction.period().atDay(1));
        head.setString(6, transaction.reference());
        head.setString(7, transaction.reason());
        head.setLong(8, transaction.balanceAfter().nanos());
    }

    private static void bindEntries(PreparedStatement line, LedgerTransaction transaction)
            throws SQLException {
        int position = 0;
        for (Entry entry : transaction.entries()) {
            line.setObject(1, transaction.id());
            line.setInt(2, position++);
            line.setString(3, entry.account().name());
            TenantId tenant = entry.account().tenant();
            line.setObject(4, tenant == null ? null : tenant.value(), Types.OTHER);
            line.setString(5, entry.amount().currency().getCurrencyCode());
            line.setLong(6, entry.amount().nanos());
            line.addBatch();
        }
    }

    /// A row of `ledger_transaction` with `tenant_currency`, and its entries.
    static LedgerTransaction fromRow(Connection connection, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new LedgerTransaction(
                id,
                LedgerTransaction.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                instant(row, "at"),
                YearMonth.from(row.getObject("period", java.time.LocalDate.class)),
                row.getString("reference"),
                row.getString("reason"),
                entries(connection, id),
                new Money(
                        row.getLong("balance_after_nanos"),
                        Currency.getInstance(row.getString("tenant_currency"))));
    }

    private static List<Entry> entries(Connection connection, UUID transaction)
            throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setObject(1, transaction);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID tenant = rows.getObject("tenant_id", UUID.class);
                    entries.add(
                            new Entry(
                                    new Account(
                                            rows.getString("account"),
                                            tenant == null ? null : new TenantId(tenant)),
                                    new Money(
                                            rows.getLong("amount_nanos"),
                                            Currency.getInstance(rows.getString("currency")))));
                }
            }
        }
        return entries;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
