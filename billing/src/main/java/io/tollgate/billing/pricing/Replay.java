package io.tollgate.billing.pricing;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.id.UpstreamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// What calls came to and what they would have come to at other prices, from sums: each tier is
/// rated once, so that the result may differ from the sum of single calls by a nano a call. Blocks
/// on PostgreSQL, which reads every call since the moment.
@ApplicationScoped
public class Replay {
    private static final String CHARGED =
            """
            SELECT u.model, width_bucket(input + cached_input + cache_write, ?::bigint[]) AS tier, count(*) AS calls,
              sum(input)::bigint AS input, sum(cached_input)::bigint AS cached_input, sum(cache_write)::bigint AS cache_write,
              sum(output)::bigint AS output, sum(reasoning)::bigint AS reasoning,
              sum(charge_nanos + shortfall_nanos)::bigint AS came_to
            FROM usage_record u JOIN tenant t ON t.id = u.tenant_id
            WHERE u.created_at >= ? AND u.model = ANY (?) AND u.currency = ? AND t.rate_card = ?
              AND u.status IN ('completed', 'partial', 'client_gone') AND u.charge_nanos + u.shortfall_nanos > 0
            GROUP BY 1, 2\
            """;
    private static final String PAID =
            """
            SELECT upstream_model AS model, width_bucket(input + cached_input + cache_write, ?::bigint[]) AS tier, count(*) AS calls,
              sum(input)::bigint AS input, sum(cached_input)::bigint AS cached_input, sum(cache_write)::bigint AS cache_write,
              sum(output)::bigint AS output, sum(reasoning)::bigint AS reasoning, sum(cost_nanos)::bigint AS came_to
            FROM usage_record
            WHERE created_at >= ? AND upstream_model = ANY (?) AND cost_currency = ? AND upstream_id = ?::uuid
              AND cost_nanos > 0
            GROUP BY 1, 2\
            """;

    private final DataSource database;

    Replay(DataSource database) {
        this.database = database;
    }

    /// Some calls, at the prices that held and at others.
    ///
    /// @param calls how many there were
    /// @param then what they came to
    /// @param would what they would have come to
    public record Result(long calls, Money then, Money would) {}

    /// Empty for retail prices, for prices that depend on the hour, which sums do not tell, and
    /// without calls.
    public Optional<Result> since(Instant from, NewPriceTable table) {
        boolean hourly = table.lines().stream().anyMatch(line -> line.window() != null);
        return hourly
                ? Optional.empty()
                : switch (table.scope()) {
                    case PriceScope.Sell(String rateCard) -> run(CHARGED, rateCard, from, table);
                    case PriceScope.Wholesale(UpstreamId upstream) ->
                            run(PAID, upstream.toString(), from, table);
                    case PriceScope.Retail() -> Optional.empty();
                };
    }

    private Optional<Result> run(String sums, String scope, Instant from, NewPriceTable table) {
        Map<String, PricedModel> prices =
                table.lines().stream()
                        .collect(
                                Collectors.collectingAndThen(
                                        Collectors.groupingBy(PriceLine::model),
                                        lines -> priced(lines, table)));
        Integer[] tiers = tiers(table);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sums)) {
            query.setArray(1, connection.createArrayOf("bigint", tiers));
            query.setObject(2, from.atOffset(ZoneOffset.UTC));
            query.setArray(3, connection.createArrayOf("text", prices.keySet().toArray()));
            query.setString(4, table.currency().getCurrencyCode());
            query.setString(5, scope);
            Result result =
                    new Result(0, Money.zero(table.currency()), Money.zero(table.currency()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    result = add(result, row, prices, tiers, table);
                }
            }
            return result.calls() == 0 ? Optional.empty() : Optional.of(result);
        } catch (SQLException failure) {
            throw new IllegalStateException("usage records do not answer", failure);
        }
    }

    private static Map<String, PricedModel> priced(
            Map<String, java.util.List<PriceLine>> lines, NewPriceTable table) {
        PriceTableId none = PriceTableId.create();
        return lines.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one -> new PricedModel(none, table.currency(), one.getValue())));
    }

    private static Integer[] tiers(NewPriceTable table) {
        return Stream.concat(
                        IntStream.of(0).boxed(), table.lines().stream().map(PriceLine::contextFrom))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
    }

    private static Result add(
            Result sum,
            ResultSet row,
            Map<String, PricedModel> prices,
            Integer[] tiers,
            NewPriceTable table)
            throws SQLException {
        PricedModel model = prices.get(row.getString("model"));
        if (model == null) {
            return sum;
        }
        PriceLine line = model.choose(table.effectiveFrom(), tiers[row.getInt("tier") - 1]);
        TokenUsage tokens =
                new TokenUsage(
                        row.getLong("input"),
                        row.getLong("cached_input"),
                        row.getLong("cache_write"),
                        row.getLong("output"),
                        row.getLong("reasoning"));
        long calls = row.getLong("calls");
        Long request = line.requestNanos();
        long would = request == null ? 0 : Math.multiplyExact(request, calls);
        for (var kind : io.tollgate.billing.usage.TokenKind.values()) {
            would = Math.addExact(would, line.price(kind).of(tokens.of(kind)));
        }
        return new Result(
                sum.calls() + calls,
                sum.then().plus(new Money(row.getLong("came_to"), table.currency())),
                sum.would().plus(new Money(would, table.currency())));
    }
}
