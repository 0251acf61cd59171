package io.tollgate.billing.pricing;

import io.tollgate.billing.money.UnitPrice;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `price_line`.
final class PriceLineSql {
    private static final String INSERT =
            """
            INSERT INTO price_line
                (table_id, position, model, input_nanos, cached_input_nanos, cache_write_nanos,
                 output_nanos, reasoning_nanos, request_nanos, context_from,
                 window_days, window_from, window_to, window_tz)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT =
            "SELECT * FROM price_line WHERE table_id = ANY (?) ORDER BY table_id, position";

    private PriceLineSql() {}

    static void insert(Connection connection, PriceTableId table, List<PriceLine> lines)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int position = 0; position < lines.size(); position++) {
                PriceLine line = lines.get(position);
                insert.setObject(1, table.value());
                insert.setInt(2, position);
                setPrices(insert, line);
                setWindow(connection, insert, line.window());
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    /// The lines of these tables, in their order.
    static Map<PriceTableId, List<PriceLine>> of(Connection connection, Object[] tables)
            throws SQLException {
        Map<PriceTableId, List<PriceLine>> lines = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT)) {
            query.setArray(1, connection.createArrayOf("uuid", tables));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    PriceTableId table = new PriceTableId(rows.getObject("table_id", UUID.class));
                    lines.computeIfAbsent(table, id -> new ArrayList<>()).add(fromRow(rows));
                }
            }
        }
        return lines;
    }

    private static void setPrices(PreparedStatement insert, PriceLine line) throws SQLException {
        insert.setString(3, line.model());
        insert.setLong(4, line.input().nanosPerMillion());
        setNanos(insert, 5, line.cachedInput());
        setNanos(insert, 6, line.cacheWrite());
        insert.setLong(7, line.output().nanosPerMillion());
        setNanos(insert, 8, line.reasoning());
        insert.setObject(9, line.requestNanos(), Types.BIGINT);
        insert.setInt(10, line.contextFrom());
    }

    private static void setWindow(
            Connection connection, PreparedStatement insert, @Nullable PriceWindow window)
            throws SQLException {
        if (window == null) {
            insert.setNull(11, Types.ARRAY);
            insert.setNull(12, Types.VARCHAR);
            insert.setNull(13, Types.VARCHAR);
            insert.setNull(14, Types.VARCHAR);
            return;
        }
        insert.setArray(11, connection.createArrayOf("text", window.dayNames().toArray()));
        insert.setString(12, window.fromText());
        insert.setString(13, window.toText());
        insert.setString(14, window.tz().getId());
    }

    private static void setNanos(PreparedStatement insert, int index, @Nullable UnitPrice price)
            throws SQLException {
        insert.setObject(index, price == null ? null : price.nanosPerMillion(), Types.BIGINT);
    }

    private static PriceLine fromRow(ResultSet row) throws SQLException {
        return new PriceLine(
                row.getString("model"),
                new UnitPrice(row.getLong("input_nanos")),
                unitPrice(row, "cached_input_nanos"),
                unitPrice(row, "cache_write_nanos"),
                new UnitPrice(row.getLong("output_nanos")),
                unitPrice(row, "reasoning_nanos"),
                nanos(row, "request_nanos"),
                row.getInt("context_from"),
                window(row));
    }

    private static @Nullable PriceWindow window(ResultSet row) throws SQLException {
        Array days = row.getArray("window_days");
        return days == null
                ? null
                : PriceWindow.parse(
                        List.of((String[]) days.getArray()),
                        row.getString("window_from"),
                        row.getString("window_to"),
                        row.getString("window_tz"),
                        null);
    }

    private static @Nullable UnitPrice unitPrice(ResultSet row, String column) throws SQLException {
        Long nanos = nanos(row, column);
        return nanos == null ? null : new UnitPrice(nanos);
    }

    private static @Nullable Long nanos(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : nanos;
    }
}
