package io.tollgate.billing.ledger;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The whole ledger, for who keeps it: sums of accounts and transactions of every tenant. Blocks on
/// PostgreSQL; the sums read every entry.
@ApplicationScoped
public class LedgerBook {
    private static final String SUMS =
            """
            SELECT account, currency, sum(amount_nanos) AS sum, count(*) AS entries FROM ledger_entry
            GROUP BY account, currency ORDER BY account, currency\
            """;
    private static final String LIST =
            """
            SELECT t.*, a.currency AS tenant_currency FROM ledger_transaction t JOIN tenant_account a USING (tenant_id)
            WHERE (?::uuid IS NULL OR t.tenant_id = ?) AND (?::text IS NULL OR t.kind = ?)
              AND (?::timestamptz IS NULL OR t.at >= ?) AND (?::timestamptz IS NULL OR t.at < ?)
              AND (?::uuid IS NULL OR t.id < ?)
            ORDER BY t.id DESC LIMIT ?\
            """;

    private final DataSource database;

    LedgerBook(DataSource database) {
        this.database = database;
    }

    /// An account over all tenants.
    ///
    /// @param account its name, such as `revenue` or `upstream_cost:zhipu`
    public record Sum(String account, Money sum, long entries) {}

    /// Which transactions to list; null means any. `from` is inclusive, `to` exclusive.
    public record Filter(
            @Nullable TenantId tenant,
            LedgerTransaction.@Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /// Accounts with entries, by name. Throws [ArithmeticException] for a sum that is no `long`.
    public List<Sum> sums() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SUMS);
                ResultSet row = query.executeQuery()) {
            List<Sum> sums = new ArrayList<>();
            while (row.next()) {
                sums.add(
                        new Sum(
                                row.getString("account"),
                                new Money(
                                        row.getBigDecimal("sum").longValueExact(),
                                        Currency.getInstance(row.getString("currency"))),
                                row.getLong("entries")));
            }
            return sums;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Newest first, those older than `after` only.
    public List<LedgerTransaction> list(Filter filter, int limit, @Nullable UUID after) {
        LedgerTransaction.Kind kind = filter.kind();
        TenantId tenant = filter.tenant();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            int at = 1;
            for (Object value :
                    new @Nullable Object[] {
                        tenant == null ? null : tenant.value(),
                        kind == null ? null : kind.wire(),
                        utc(filter.from()),
                        utc(filter.to()),
                        after
                    }) {
                query.setObject(at++, value);
                query.setObject(at++, value);
            }
            query.setInt(at, limit);
            List<LedgerTransaction> transactions = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    transactions.add(Ledger.fromRow(connection, rows));
                }
            }
            return transactions;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
