package io.tollgate.billing.ledger;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;

/// Takes a tenant that was never a customer out of the books, which only grow: one correcting
/// transaction puts every account of ours where it would be without the tenant, and sums over all
/// tenants leave its calls out from then on. Blocks on PostgreSQL.
@ApplicationScoped
public class Withdrawals {
    /// The correction's reference, by which reports know the tenant; later ones have a number.
    static final String REFERENCE = "withdrawn";

    private static final String OURS =
            """
            SELECT e.account, e.currency, sum(e.amount_nanos)::bigint AS nanos
            FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
            WHERE t.tenant_id = ? AND e.tenant_id IS NULL
            GROUP BY e.account, e.currency HAVING sum(e.amount_nanos) <> 0 ORDER BY e.account, e.currency\
            """;
    private static final String COUNT =
            "SELECT count(*) FROM ledger_transaction WHERE tenant_id = ? AND kind = 'correction'"
                    + " AND reference LIKE 'withdrawn%'";

    private final DataSource database;
    private final TenantAccounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    Withdrawals(DataSource database, TenantAccounts accounts, Ledger ledger, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Whether it has been withdrawn.
    public boolean isWithdrawn(TenantId tenant) {
        return ledger.contains(tenant, LedgerTransaction.Kind.CORRECTION, REFERENCE);
    }

    /// Withdraws it, or what has come since it was. False, with nothing changed, while it has a
    /// credit or a debt: bring them to zero first.
    @Transactional
    public boolean withdraw(TenantId tenant, String reason) {
        TenantAccount account = accounts.lock(List.of(tenant)).get(tenant);
        if (account == null || account.creditNanos() != 0 || account.debtNanos() != 0) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            List<Entry> back = takenBack(connection, tenant);
            long before = corrections(connection, tenant);
            if (before == 0 || !back.isEmpty()) {
                Instant now = clock.instant();
                ledger.append(
                        List.of(
                                new LedgerTransaction(
                                        Ids.next(),
                                        LedgerTransaction.Kind.CORRECTION,
                                        tenant,
                                        now,
                                        YearMonth.from(now.atOffset(ZoneOffset.UTC)),
                                        before == 0 ? REFERENCE : REFERENCE + ":" + before,
                                        reason,
                                        back,
                                        account.posted())));
            }
            return true;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static List<Entry> takenBack(Connection connection, TenantId tenant)
            throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(OURS)) {
            query.setObject(1, tenant.value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(
                            new Entry(
                                    new Account(rows.getString("account"), null),
                                    new Money(
                                            -rows.getLong("nanos"),
                                            Currency.getInstance(rows.getString("currency")))));
                }
            }
        }
        return entries;
    }

    private static long corrections(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNT)) {
            query.setObject(1, tenant.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
