package io.tollgate.billing.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One column of an export.
///
/// @param title its name in the file
/// @param source its column in `usage_record`
record UsageColumn(String title, String source, Shape shape) {
    private static final List<UsageColumn> COMMON =
            List.of(
                    text("id"),
                    new UsageColumn("created_at", "created_at", Shape.TEXT),
                    new UsageColumn("tenant", "tenant_id", Shape.TEXT),
                    new UsageColumn("key", "key_id", Shape.TEXT),
                    text("model"),
                    text("status"),
                    new UsageColumn("stream", "stream", Shape.FLAG),
                    number("input"),
                    number("cached_input"),
                    number("cache_write"),
                    number("output"),
                    number("reasoning"),
                    text("usage_source"),
                    money("charge"),
                    text("currency"),
                    money("retail"),
                    text("retail_currency"));
    private static final List<UsageColumn> COST =
            List.of(
                    money("shortfall"),
                    money("cost"),
                    text("cost_currency"),
                    text("upstream"),
                    text("upstream_model"));

    enum Shape {
        TEXT,
        NUMBER,
        MONEY,
        FLAG
    }

    static List<UsageColumn> of(boolean withCost) {
        if (!withCost) {
            return COMMON;
        }
        List<UsageColumn> all = new ArrayList<>(COMMON);
        all.addAll(COST);
        return all;
    }

    boolean text() {
        return shape == Shape.TEXT;
    }

    /// Null for SQL's null.
    @Nullable String read(ResultSet row) throws SQLException {
        return switch (shape) {
            case TEXT -> {
                Object value = row.getObject(source);
                yield value instanceof java.sql.Timestamp
                        ? row.getObject(source, OffsetDateTime.class).toInstant().toString()
                        : value == null ? null : value.toString().strip();
            }
            case NUMBER -> Long.toString(row.getLong(source));
            case MONEY -> {
                long nanos = row.getLong(source);
                yield row.wasNull() ? null : UsageExport.money(nanos);
            }
            case FLAG -> Boolean.toString(row.getBoolean(source));
        };
    }

    private static UsageColumn text(String name) {
        return new UsageColumn(name, name, Shape.TEXT);
    }

    private static UsageColumn number(String name) {
        return new UsageColumn(name, name, Shape.NUMBER);
    }

    private static UsageColumn money(String name) {
        return new UsageColumn(name, name + "_nanos", Shape.MONEY);
    }
}
