package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.catalog.id.KeyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Adds inserted calls to the sums per key and UTC day, and to what is flushed of the day every
/// call that the cursor passes.
@ApplicationScoped
class DailyTotals {
    private static final String ADD =
            """
            INSERT INTO key_daily_usage AS total (key_id, day, tenant_id, currency, calls, input, cached_input, cache_write, output,
              reasoning, charge_nanos, flushed_nanos, flushed_epoch, last_call_at)
            SELECT ?, ?, a.tenant_id, a.currency, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz FROM tenant_account a WHERE a.tenant_id = ?
            ON CONFLICT (key_id, day) DO UPDATE SET calls = total.calls + EXCLUDED.calls, input = total.input + EXCLUDED.input,
              cached_input = total.cached_input + EXCLUDED.cached_input, cache_write = total.cache_write + EXCLUDED.cache_write,
              output = total.output + EXCLUDED.output, reasoning = total.reasoning + EXCLUDED.reasoning,
              charge_nanos = total.charge_nanos + EXCLUDED.charge_nanos,
              flushed_nanos = EXCLUDED.flushed_nanos
                + CASE WHEN total.flushed_epoch = EXCLUDED.flushed_epoch OR EXCLUDED.flushed_epoch = 0 THEN total.flushed_nanos ELSE 0 END,
              flushed_epoch = CASE WHEN EXCLUDED.flushed_epoch = 0 THEN total.flushed_epoch ELSE EXCLUDED.flushed_epoch END,
              last_call_at = greatest(total.last_call_at, EXCLUDED.last_call_at)\
            """;
    private static final List<String> SUMS =
            List.of("input", "cached_input", "cache_write", "output", "reasoning", "charge_nanos");
    private static final int FIRST_SUM = 4;

    private final DataSource database;

    DailyTotals(DataSource database) {
        this.database = database;
    }

    private record KeyDay(KeyId key, LocalDate day) {
        static KeyDay of(SettledCall call) {
            return new KeyDay(call.key(), call.day());
        }
    }

    /// What Redis had added to its own sums.
    ///
    /// @param epoch in which, 0 when the calls came by no stream
    /// @param calls inserted or not
    record Passed(long epoch, List<SettledCall> calls) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void add(List<SettledCall> inserted, Passed passed) {
        Map<KeyDay, List<SettledCall>> known =
                inserted.stream().collect(Collectors.groupingBy(KeyDay::of));
        Map<KeyDay, List<SettledCall>> flushed =
                passed.calls().stream().collect(Collectors.groupingBy(KeyDay::of));
        Set<KeyDay> all = new HashSet<>(known.keySet());
        all.addAll(flushed.keySet());
        List<KeyDay> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing(KeyDay::key).thenComparing(KeyDay::day));
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (KeyDay keyDay : ordered) {
                List<SettledCall> sums = known.getOrDefault(keyDay, List.of());
                List<SettledCall> counted = flushed.getOrDefault(keyDay, List.of());
                int next = bind(add, keyDay, sums);
                add.setLong(next++, charges(counted));
                add.setLong(next++, passed.epoch());
                add.setObject(next++, last(sums), Types.TIMESTAMP_WITH_TIMEZONE);
                SettledCall any = sums.isEmpty() ? counted.getFirst() : sums.getFirst();
                add.setObject(next, any.tenant().value());
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static int bind(PreparedStatement add, KeyDay keyDay, List<SettledCall> calls)
            throws SQLException {
        add.setObject(1, keyDay.key().value());
        add.setObject(2, keyDay.day());
        add.setLong(3, calls.stream().filter(SettledCall::hasRecord).count());
        int at = FIRST_SUM;
        for (String column : SUMS) {
            add.setLong(at++, calls.stream().mapToLong(call -> call.number(column)).sum());
        }
        return at;
    }

    private static @Nullable OffsetDateTime last(List<SettledCall> calls) {
        return calls.stream()
                .map(call -> call.call().moment().atOffset(ZoneOffset.UTC))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static long charges(List<SettledCall> calls) {
        return calls.stream().mapToLong(SettledCall::chargeNanos).sum();
    }
}
