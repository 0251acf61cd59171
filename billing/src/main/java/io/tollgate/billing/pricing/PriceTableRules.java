package io.tollgate.billing.pricing;

import io.tollgate.billing.pricing.PriceTableCreation.Conflict;
import io.tollgate.billing.pricing.PriceTableCreation.UnknownRateCard;
import io.tollgate.billing.pricing.PriceTableCreation.UnknownUpstream;
import io.tollgate.billing.pricing.PriceTableCreation.WrongCurrency;
import io.tollgate.catalog.id.UpstreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;

/// What only the other rows can tell about a new price table.
final class PriceTableRules {
    private static final String LOCK = "LOCK TABLE price_table IN SHARE ROW EXCLUSIVE MODE";
    private static final String UPSTREAM = "SELECT 1 FROM upstream WHERE id = ? FOR KEY SHARE";
    private static final String RATE_CARD = "SELECT currency FROM rate_card WHERE name = ?";
    private static final String CONFLICT =
            """
            SELECT l.model FROM price_line l JOIN price_table t ON t.id = l.table_id
            WHERE t.kind = ? AND t.upstream_id IS NOT DISTINCT FROM ?
              AND t.rate_card IS NOT DISTINCT FROM ? AND t.effective_from = ? AND l.model = ANY (?)
            ORDER BY l.model LIMIT 1
            """;

    private PriceTableRules() {}

    /// Empty if the table may be stored. Locks out other new tables until the transaction ends, so
    /// that the answer still holds at the insert.
    static Optional<PriceTableCreation> refusal(Connection connection, NewPriceTable table)
            throws SQLException {
        Optional<PriceTableCreation> refusal =
                switch (table.scope()) {
                    case PriceScope.Wholesale(UpstreamId upstream) ->
                            unknownUpstream(connection, upstream);
                    case PriceScope.Sell(String rateCard) ->
                            unfitRateCard(connection, rateCard, table.currency());
                    case PriceScope.Retail() -> Optional.empty();
                };
        return refusal.isPresent() ? refusal : conflict(connection, table);
    }

    private static Optional<PriceTableCreation> unknownUpstream(
            Connection connection, UpstreamId upstream) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(UPSTREAM)) {
            query.setObject(1, upstream.value());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.empty() : Optional.of(new UnknownUpstream(upstream));
            }
        }
    }

    private static Optional<PriceTableCreation> unfitRateCard(
            Connection connection, String rateCard, Currency currency) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RATE_CARD)) {
            query.setString(1, rateCard);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.of(new UnknownRateCard(rateCard));
                }
                Currency expected = Currency.getInstance(rows.getString("currency"));
                return expected.equals(currency)
                        ? Optional.empty()
                        : Optional.of(new WrongCurrency(expected));
            }
        }
    }

    private static Optional<PriceTableCreation> conflict(Connection connection, NewPriceTable table)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        }
        Object[] models = table.lines().stream().map(PriceLine::model).distinct().toArray();
        try (PreparedStatement query = connection.prepareStatement(CONFLICT)) {
            PriceTableSql.setScope(query, 1, table.scope());
            query.setObject(4, PriceTableSql.timestamp(table.effectiveFrom()));
            query.setArray(5, connection.createArrayOf("text", models));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Conflict(rows.getString("model")))
                        : Optional.empty();
            }
        }
    }
}
