package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Inserts usage records in bulk: one statement, one parameter, whatever their number.
@ApplicationScoped
class UsageInsert {
    private static final String INSERT =
            """
            INSERT INTO usage_record SELECT r.* FROM json_populate_recordset(NULL::usage_record, ?::json) r
            ON CONFLICT (id, created_at) DO NOTHING RETURNING id\
            """;

    private final DataSource database;

    UsageInsert(DataSource database) {
        this.database = database;
    }

    /// The calls that were really inserted: those that PostgreSQL did not know before.
    @Transactional(Transactional.TxType.MANDATORY)
    List<SettledCall> insert(List<SettledCall> calls) {
        String rows =
                calls.stream()
                        .map(call -> call.row().toString())
                        .collect(Collectors.joining(",", "[", "]"));
        Set<UUID> inserted = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, rows);
            try (ResultSet ids = insert.executeQuery()) {
                while (ids.next()) {
                    inserted.add(ids.getObject(1, UUID.class));
                }
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
        // A call may stand twice in a batch; only its first line counts as inserted.
        return calls.stream().filter(call -> inserted.remove(call.call().value())).toList();
    }
}
