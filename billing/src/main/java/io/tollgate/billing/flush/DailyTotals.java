package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.catalog.id.KeyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Adds inserted calls to the sums per key and UTC day.
@ApplicationScoped
class DailyTotals {
    private static final String ADD =
            """
            INSERT INTO key_daily_usage AS total (key_id, day, tenant_id, currency, calls, input, cached_input, cache_write, output,
              reasoning, charge_nanos) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key_id, day) DO UPDATE SET calls = total.calls + EXCLUDED.calls, input = total.input + EXCLUDED.input,
              cached_input = total.cached_input + EXCLUDED.cached_input, cache_write = total.cache_write + EXCLUDED.cache_write,
              output = total.output + EXCLUDED.output, reasoning = total.reasoning + EXCLUDED.reasoning,
              charge_nanos = total.charge_nanos + EXCLUDED.charge_nanos\
            """;
    private static final List<String> SUMS =
            List.of("input", "cached_input", "cache_write", "output", "reasoning", "charge_nanos");
    private static final int FIRST_SUM = 6;

    private final DataSource database;

    DailyTotals(DataSource database) {
        this.database = database;
    }

    private record KeyDay(KeyId key, LocalDate day) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void add(List<SettledCall> calls) {
        Map<KeyDay, List<SettledCall>> groups =
                calls.stream().collect(Collectors.groupingBy(c -> new KeyDay(c.key(), c.day())));
        List<KeyDay> ordered = new ArrayList<>(groups.keySet());
        ordered.sort(Comparator.comparing(KeyDay::key).thenComparing(KeyDay::day));
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (KeyDay keyDay : ordered) {
                bind(add, keyDay, groups.getOrDefault(keyDay, List.of()));
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static void bind(PreparedStatement add, KeyDay keyDay, List<SettledCall> calls)
            throws SQLException {
        add.setObject(1, keyDay.key().value());
        add.setObject(2, keyDay.day());
        add.setObject(3, calls.getFirst().tenant().value());
        add.setString(4, calls.getFirst().currency());
        add.setLong(5, calls.size());
        int at = FIRST_SUM;
        for (String column : SUMS) {
            add.setLong(at++, calls.stream().mapToLong(call -> call.number(column)).sum());
        }
    }
}
