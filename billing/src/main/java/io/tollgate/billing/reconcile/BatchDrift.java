package io.tollgate.billing.reconcile;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// Usage against the ledger, batch by batch: what each transaction of usage posted is what its
/// calls come to. Blocks on PostgreSQL and reads the tenants' records.
@ApplicationScoped
public class BatchDrift {
    /// Batches a tenant that are listed; the sum counts all.
    private static final int MOST = 100;

    private static final String QUERY =
            """
            SELECT * FROM (SELECT d.*, row_number() OVER (PARTITION BY tenant_id ORDER BY transaction_id) AS n
              FROM batch_drift d WHERE tenant_id = ANY (?)) listed
            WHERE n <= ? ORDER BY tenant_id, transaction_id\
            """;

    private final DataSource database;

    BatchDrift(DataSource database) {
        this.database = database;
    }

    /// A batch that does not come to the same; amounts are digits, nanos of the tenant's currency.
    ///
    /// @param transaction that the calls name, posted or not
    /// @param reference of the transaction, empty if there is none
    /// @param usedNanos what its calls were charged
    /// @param postedNanos what the tenant was charged in the ledger
    /// @param driftNanos differences of charge, revenue and cost together
    public record Line(
            UUID transaction,
            String reference,
            long calls,
            long usedNanos,
            long postedNanos,
            long driftNanos) {}

    /// Those of these tenants that have any.
    public Map<TenantId, List<Line>> run(Collection<TenantId> tenants) {
        UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
        Map<TenantId, List<Line>> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setArray(1, connection.createArrayOf("uuid", ids));
            query.setInt(2, MOST);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    TenantId tenant = new TenantId(rows.getObject("tenant_id", UUID.class));
                    String reference = rows.getString("reference");
                    found.computeIfAbsent(tenant, id -> new ArrayList<>())
                            .add(
                                    new Line(
                                            rows.getObject("transaction_id", UUID.class),
                                            reference == null ? "" : reference,
                                            rows.getLong("calls"),
                                            rows.getLong("used_nanos"),
                                            rows.getLong("posted_nanos"),
                                            rows.getLong("drift_nanos")));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
