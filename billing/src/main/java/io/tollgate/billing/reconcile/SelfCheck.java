package io.tollgate.billing.reconcile;

import io.tollgate.billing.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What is cheap to prove of the books, for a gateway that has just started: it reads the ledger,
/// which grows by batches, and no usage records. Changes nothing. Blocks on PostgreSQL.
@ApplicationScoped
public class SelfCheck {
    private static final String QUERY =
            """
            WITH entries AS (
              SELECT tenant_id, sum(amount_nanos) FILTER (WHERE account = 'credit') AS credit,
                     sum(amount_nanos) FILTER (WHERE account = 'debt') AS debt
              FROM ledger_entry WHERE tenant_id IS NOT NULL GROUP BY tenant_id)
            SELECT (SELECT count(*) FROM (SELECT FROM ledger_entry GROUP BY transaction_id, currency HAVING sum(amount_nanos) <> 0) t)
                     AS unbalanced,
                   (SELECT count(*) FROM (SELECT FROM ledger_entry GROUP BY currency HAVING sum(amount_nanos) <> 0) c) AS currencies,
                   (SELECT count(*) FROM tenant_account a LEFT JOIN entries e USING (tenant_id)
                    WHERE a.credit_nanos <> coalesce(e.credit, 0) OR -a.debt_nanos <> coalesce(e.debt, 0)) AS accounts,
                   (SELECT count(*) FROM flush_cursor c JOIN shard_epoch e USING (shard)
                    WHERE c.epoch < e.epoch AND e.state = 'open') AS undrained\
            """;

    private final DataSource database;

    SelfCheck(DataSource database) {
        this.database = database;
    }

    /// What does not hold, as sentences for an operator; none is right.
    public List<String> run() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet row = query.executeQuery()) {
            List<String> findings = new ArrayList<>();
            if (row.next()) {
                add(findings, row.getLong("unbalanced"), "transactions do not sum to zero");
                add(findings, row.getLong("currencies"), "currencies do not sum to zero");
                add(findings, row.getLong("accounts"), "posted balances are not their entries");
                add(
                        findings,
                        row.getLong("undrained"),
                        "epochs that are over have not been booked");
            }
            return findings;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static void add(List<String> findings, long count, String what) {
        if (count > 0) {
            findings.add(count + " " + what);
        }
    }
}
