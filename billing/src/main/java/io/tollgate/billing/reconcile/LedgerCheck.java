package io.tollgate.billing.reconcile;

import io.tollgate.billing.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Proves the ledger against itself: every transaction and every currency sums to zero, every
/// tenant's running balance is the sum of its entries, and what the ledger charged is what the
/// usage records and the quarantine say, in all and batch by batch. Blocks on PostgreSQL and reads
/// all of it.
@ApplicationScoped
public class LedgerCheck {
    private static final String QUERY =
            """
            WITH unbalanced AS (
              SELECT transaction_id FROM ledger_entry GROUP BY transaction_id, currency HAVING sum(amount_nanos) <> 0),
            entries AS (
              SELECT tenant_id, sum(amount_nanos) FILTER (WHERE account = 'credit') AS credit,
                     sum(amount_nanos) FILTER (WHERE account = 'debt') AS debt
              FROM ledger_entry WHERE tenant_id IS NOT NULL GROUP BY tenant_id),
            charged AS (
              SELECT t.tenant_id, -sum(e.amount_nanos) AS charge FROM ledger_transaction t
              JOIN ledger_entry e ON e.transaction_id = t.id AND e.account IN ('credit', 'debt')
              WHERE t.kind = 'usage' GROUP BY t.tenant_id),
            used AS (
              SELECT tenant_id, sum(charge_nanos) AS charge
              FROM (SELECT tenant_id, charge_nanos FROM usage_record UNION ALL
                    SELECT q.tenant_id, q.charge_nanos FROM quarantine q LEFT JOIN quarantine_resolution r USING (id)
                    WHERE r.outcome IS DISTINCT FROM 'booked') c
              GROUP BY tenant_id),
            drift AS (
              SELECT abs(a.credit_nanos - coalesce(e.credit, 0)) + abs(-a.debt_nanos - coalesce(e.debt, 0))
                     + abs(coalesce(c.charge, 0) - coalesce(u.charge, 0)) AS nanos
              FROM tenant_account a LEFT JOIN entries e USING (tenant_id) LEFT JOIN charged c USING (tenant_id)
              LEFT JOIN used u USING (tenant_id))
            SELECT (SELECT count(*) FROM unbalanced) AS unbalanced,
                   (SELECT count(*) FROM (SELECT FROM ledger_entry GROUP BY currency HAVING sum(amount_nanos) <> 0) c)
                     AS currencies,
                   (SELECT count(*) FROM ledger_transaction) AS transactions,
                   (SELECT count(*) FROM quarantine q WHERE NOT EXISTS (SELECT FROM quarantine_resolution r WHERE r.id = q.id))
                     AS quarantined,
                   (SELECT count(*) FROM batch_drift) AS batches,
                   (SELECT coalesce(sum(nanos), 0) FROM drift) AS drift\
            """;

    private final DataSource database;

    LedgerCheck(DataSource database) {
        this.database = database;
    }

    /// What the check found.
    ///
    /// @param driftNanos the sum of all differences, as digits
    /// @param quarantined calls that could not become usage records; somebody should decide
    /// @param batchesOff transactions of usage that are not the sum of their calls; reconciliation
    ///   lists them
    public record Result(
            boolean balanced,
            long transactions,
            String driftNanos,
            long quarantined,
            long batchesOff) {}

    public Result run() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("no row");
            }
            String drift = row.getBigDecimal("drift").toBigInteger().toString();
            boolean balanced =
                    row.getLong("unbalanced") == 0
                            && row.getLong("currencies") == 0
                            && row.getLong("batches") == 0
                            && drift.equals("0");
            return new Result(
                    balanced,
                    row.getLong("transactions"),
                    drift,
                    row.getLong("quarantined"),
                    row.getLong("batches"));
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
