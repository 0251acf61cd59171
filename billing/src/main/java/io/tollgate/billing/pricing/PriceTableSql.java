package io.tollgate.billing.pricing;

import io.tollgate.catalog.id.UpstreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `price_table`, with the lines that belong to them.
final class PriceTableSql {
    private static final String INSERT =
            """
            INSERT INTO price_table
                (id, kind, upstream_id, rate_card, name, currency, effective_from, created_at,
                 below_cost_allowed)
            VALUES (?, ?, ?, ?, ?, ?, ?, now(), ?) RETURNING *
            """;
    private static final String FIND = "SELECT * FROM price_table WHERE id = ?";
    private static final String LIST = "SELECT * FROM price_table WHERE id > ? ORDER BY id LIMIT ?";
    private static final String NEWEST =
            """
            SELECT * FROM price_table WHERE (?::text IS NULL OR kind = ?) AND (?::uuid IS NULL OR id < ?)
            ORDER BY id DESC LIMIT ?
            """;
    private static final String ALL = "SELECT * FROM price_table";
    private static final String COUNT = "SELECT count(*) FROM price_table";

    private PriceTableSql() {}

    static PriceTable insert(Connection connection, NewPriceTable table) throws SQLException {
        PriceTableId id = PriceTableId.create();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id.value());
            setScope(insert, 2, table.scope());
            insert.setString(5, table.name());
            insert.setString(6, table.currency().getCurrencyCode());
            insert.setObject(7, timestamp(table.effectiveFrom()));
            insert.setBoolean(8, table.belowCostAllowed());
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                PriceLineSql.insert(connection, id, table.lines());
                return fromRow(rows, table.lines());
            }
        }
    }

    static Optional<PriceTable> find(Connection connection, PriceTableId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setObject(1, id.value());
            return read(connection, query).stream().findFirst();
        }
    }

    static List<PriceTable> list(Connection connection, int limit, UUID after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LIST)) {
            query.setObject(1, after);
            query.setInt(2, limit);
            return read(connection, query);
        }
    }

    static List<PriceTable> newest(
            Connection connection, @Nullable String kind, int limit, @Nullable UUID before)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setString(1, kind);
            query.setString(2, kind);
            query.setObject(3, before);
            query.setObject(4, before);
            query.setInt(5, limit);
            return read(connection, query);
        }
    }

    static List<PriceTable> all(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALL)) {
            return read(connection, query);
        }
    }

    static long count(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNT);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Sets kind, upstream and rate card, in this order.
    static void setScope(PreparedStatement statement, int index, PriceScope scope)
            throws SQLException {
        statement.setString(index, scope.kind());
        statement.setNull(index + 1, Types.OTHER, "uuid");
        statement.setNull(index + 2, Types.VARCHAR);
        switch (scope) {
            case PriceScope.Wholesale(UpstreamId upstream) ->
                    statement.setObject(index + 1, upstream.value());
            case PriceScope.Sell(String rateCard) -> statement.setString(index + 2, rateCard);
            case PriceScope.Retail() -> {}
        }
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static List<PriceTable> read(Connection connection, PreparedStatement query)
            throws SQLException {
        List<PriceTable> bare = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                bare.add(fromRow(rows, List.of()));
            }
        }
        Object[] ids = bare.stream().map(table -> table.id().value()).toArray();
        Map<PriceTableId, List<PriceLine>> lines = PriceLineSql.of(connection, ids);
        return bare.stream()
                .map(table -> table.withLines(lines.getOrDefault(table.id(), List.of())))
                .toList();
    }

    private static PriceTable fromRow(ResultSet row, List<PriceLine> lines) throws SQLException {
        return new PriceTable(
                new PriceTableId(row.getObject("id", UUID.class)),
                scope(row),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lines,
                row.getBoolean("below_cost_allowed"));
    }

    private static PriceScope scope(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case "wholesale" ->
                    new PriceScope.Wholesale(
                            new UpstreamId(row.getObject("upstream_id", UUID.class)));
            case "sell" -> new PriceScope.Sell(row.getString("rate_card"));
            case "retail" -> new PriceScope.Retail();
            default -> throw new IllegalStateException("kind of price table: " + kind);
        };
    }
}
