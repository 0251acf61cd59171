package io.tollgate.billing.invoice;

import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Monthly statements, made from the ledger whenever they are asked for. Blocks on PostgreSQL.
@ApplicationScoped
public class Statements {
    /// More models times keys than a tenant has; a longer statement could not be read.
    private static final int LINES = 10_000;

    /// A call of the month's last moment may last this long and be booked after it.
    private static final Duration LATE = Duration.ofHours(1);

    private static final String BALANCE =
            """
            SELECT coalesce(sum(e.amount_nanos) FILTER (WHERE t.period < ?), 0)::bigint AS opening,
              coalesce(sum(e.amount_nanos), 0)::bigint AS closing,
              coalesce(-sum(e.amount_nanos) FILTER (WHERE t.period = ? AND t.kind = 'usage'), 0)::bigint AS used
            FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
            WHERE e.tenant_id = ? AND t.period <= ?\
            """;
    private static final String MOVEMENTS =
            """
            SELECT t.id, t.at, t.kind, t.reference, t.reason, sum(e.amount_nanos)::bigint AS amount
            FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id AND e.tenant_id = t.tenant_id
            WHERE t.tenant_id = ? AND t.period = ? AND t.kind <> 'usage'
            GROUP BY t.id ORDER BY t.id\
            """;

    private static final String MONTHS =
            """
            SELECT period, sum(usage)::bigint AS usage, sum(moved)::bigint AS moved,
              (sum(sum(moved - usage)) OVER (ORDER BY period))::bigint AS closing
            FROM (SELECT t.period, CASE WHEN t.kind = 'usage' THEN -e.amount_nanos ELSE 0 END AS usage,
                CASE WHEN t.kind <> 'usage' THEN e.amount_nanos ELSE 0 END AS moved
              FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id WHERE e.tenant_id = ?) entry
            GROUP BY period ORDER BY period DESC LIMIT ?\
            """;

    private final DataSource database;
    private final EntityManager session;
    private final UsageReport report;
    private final Clock clock;

    Statements(DataSource database, EntityManager session, UsageReport report, Clock clock) {
        this.database = database;
        this.session = session;
        this.report = report;
        this.clock = clock;
    }

    /// The statement of a month, as of one moment. A month in the future is empty.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Statement of(Tenant tenant, YearMonth month) {
        var _ =
                session.createNativeQuery(
                                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                        .executeUpdate();
        Instant from = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = end(month);
        List<UsageReport.Line> usage =
                report.read(
                        new UsageReport.Query(
                                from,
                                to,
                                Set.of(UsageReport.Group.MODEL, UsageReport.Group.KEY),
                                tenant.id()),
                        LINES);
        boolean preliminary = isPreliminary(month);
        try (Connection connection = database.getConnection();
                PreparedStatement balance = connection.prepareStatement(BALANCE)) {
            LocalDate period = month.atDay(1);
            balance.setObject(1, period);
            balance.setObject(2, period);
            balance.setObject(3, tenant.id().value());
            balance.setObject(4, period);
            try (ResultSet row = balance.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a sum without a row");
                }
                return new Statement(
                        tenant.id(),
                        month,
                        new Money(row.getLong("opening"), tenant.currency()),
                        movements(connection, tenant, period),
                        usage,
                        new Money(row.getLong("used"), tenant.currency()),
                        new Money(row.getLong("closing"), tenant.currency()),
                        preliminary);
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// The months in which anything was booked, newest first.
    @Transactional
    public List<StatementMonth> months(Tenant tenant, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(MONTHS)) {
            query.setObject(1, tenant.id().value());
            query.setInt(2, limit);
            List<StatementMonth> months = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    YearMonth month = YearMonth.from(rows.getObject("period", LocalDate.class));
                    months.add(
                            new StatementMonth(
                                    month,
                                    new Money(rows.getLong("moved"), tenant.currency()),
                                    new Money(rows.getLong("usage"), tenant.currency()),
                                    new Money(rows.getLong("closing"), tenant.currency()),
                                    isPreliminary(month)));
                }
            }
            return months;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private boolean isPreliminary(YearMonth month) {
        return clock.instant().isBefore(end(month).plus(LATE));
    }

    private static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<Statement.Movement> movements(
            Connection connection, Tenant tenant, LocalDate period) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MOVEMENTS)) {
            query.setObject(1, tenant.id().value());
            query.setObject(2, period);
            List<Statement.Movement> movements = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    movements.add(
                            new Statement.Movement(
                                    rows.getObject("id", UUID.class),
                                    rows.getObject("at", OffsetDateTime.class).toInstant(),
                                    LedgerTransaction.Kind.valueOf(
                                            rows.getString("kind").toUpperCase(Locale.ROOT)),
                                    rows.getString("reference"),
                                    rows.getString("reason"),
                                    new Money(rows.getLong("amount"), tenant.currency())));
                }
            }
            return movements;
        }
    }
}
