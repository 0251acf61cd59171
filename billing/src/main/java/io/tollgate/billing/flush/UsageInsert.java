package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Inserts usage records in bulk: one statement, one parameter, whatever their number. Where a row
/// is refused, halves are tried until it stands alone.
@ApplicationScoped
class UsageInsert {
    private static final String INSERT =
            """
            INSERT INTO usage_record SELECT r.* FROM json_populate_recordset(NULL::usage_record, ?::json) r
            WHERE NOT EXISTS (SELECT FROM quarantine q LEFT JOIN quarantine_resolution x USING (id)
              WHERE q.id = r.id AND x.outcome IS DISTINCT FROM 'booked')
            ON CONFLICT (id, created_at) DO NOTHING RETURNING id\
            """;

    /// Classes of SQLSTATE that blame the row: data exceptions and broken constraints.
    private static final Set<String> OF_THE_ROW = Set.of("22", "23");

    private final DataSource database;

    UsageInsert(DataSource database) {
        this.database = database;
    }

    /// What became of calls; those that PostgreSQL knew before are in neither list.
    record Outcome(List<SettledCall> inserted, List<Refused> refused) {}

    /// A call whose record PostgreSQL does not take.
    record Refused(SettledCall call, String error) {}

    /// @param transactions that their charges are part of
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome insert(List<SettledCall> calls, Function<SettledCall, @Nullable UUID> transactions) {
        // A call may stand twice in a batch: its first line counts, whatever order PostgreSQL
        // takes.
        Map<UUID, SettledCall> first = new LinkedHashMap<>();
        calls.forEach(call -> first.putIfAbsent(call.call().value(), call));
        Set<UUID> inserted = new HashSet<>();
        List<Refused> refused = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement savepoint = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            new Halving(savepoint, insert, transactions, inserted, refused)
                    .insert(List.copyOf(first.values()));
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
        return new Outcome(
                first.values().stream()
                        .filter(call -> inserted.contains(call.call().value()))
                        .toList(),
                refused);
    }

    private record Halving(
            Statement savepoint,
            PreparedStatement insert,
            Function<SettledCall, @Nullable UUID> transactions,
            Set<UUID> inserted,
            List<Refused> refused) {
        void insert(List<SettledCall> calls) throws SQLException {
            if (calls.isEmpty()) {
                return;
            }
            savepoint.execute("SAVEPOINT rows");
            try {
                insertAll(calls);
                savepoint.execute("RELEASE SAVEPOINT rows");
            } catch (SQLException failure) {
                if (!isOfARow(failure)) {
                    throw failure;
                }
                savepoint.execute("ROLLBACK TO SAVEPOINT rows");
                if (calls.size() == 1) {
                    refused.add(new Refused(calls.getFirst(), failure.toString()));
                    return;
                }
                insert(calls.subList(0, calls.size() / 2));
                insert(calls.subList(calls.size() / 2, calls.size()));
            }
        }

        private void insertAll(List<SettledCall> calls) throws SQLException {
            insert.setString(
                    1,
                    calls.stream()
                            .map(call -> call.row(transactions.apply(call)))
                            .collect(Collectors.joining(",", "[", "]")));
            Set<UUID> ids = new HashSet<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            inserted.addAll(ids);
        }

        private static boolean isOfARow(SQLException failure) {
            String state = failure.getSQLState();
            return state != null
                    && state.length() == 5
                    && OF_THE_ROW.contains(state.substring(0, 2));
        }
    }
}
