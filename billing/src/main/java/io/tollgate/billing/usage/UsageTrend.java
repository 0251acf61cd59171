package io.tollgate.billing.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/// What calls came to, hour by hour or day by day. Blocks on PostgreSQL, which reads every call of
/// the range.
@ApplicationScoped
public class UsageTrend {
    private static final String SUMS =
            """
            SELECT date_trunc(?, created_at, 'UTC') AS start, currency, count(*) AS calls,
              count(*) FILTER (WHERE status = 'failed') AS failed, sum(charge_nanos)::bigint AS charge,
              coalesce(sum(cost_nanos) FILTER (WHERE cost_currency = currency), 0)::bigint AS cost,
              count(*) FILTER (WHERE upstream IS NOT NULL AND (cost_nanos IS NULL OR cost_currency <> currency)) AS cost_unknown
            FROM usage_record WHERE created_at >= ? AND created_at < ?
              AND tenant_id NOT IN (SELECT t.id FROM tenant t WHERE EXISTS (
                SELECT FROM ledger_transaction w WHERE w.tenant_id = t.id AND w.kind = 'correction' AND w.reference = 'withdrawn'))
            GROUP BY 1, 2 ORDER BY 1, 2\
            """;

    private final DataSource database;

    UsageTrend(DataSource database) {
        this.database = database;
    }

    /// How long a step is; both are of UTC.
    public enum Step {
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS);

        private final ChronoUnit unit;

        Step(ChronoUnit unit) {
            this.unit = unit;
        }

        public ChronoUnit unit() {
            return unit;
        }
    }

    /// The calls of one step in one currency; amounts are nanos of it.
    ///
    /// @param cost of the calls whose cost is known in that currency
    /// @param costUnknown calls that had an upstream and whose cost is not
    public record Line(
            Instant start,
            String currency,
            long calls,
            long failed,
            long charge,
            long cost,
            long costUnknown) {
        /// Both together, from the start of this one.
        public Line plus(Line other) {
            return new Line(
                    start,
                    currency,
                    calls + other.calls,
                    failed + other.failed,
                    Math.addExact(charge, other.charge),
                    Math.addExact(cost, other.cost),
                    costUnknown + other.costUnknown);
        }
    }

    /// Steps with calls alone, in their order.
    ///
    /// @param from inclusive
    /// @param to exclusive
    public List<Line> read(Step step, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement sums = connection.prepareStatement(SUMS)) {
            sums.setString(1, step.name().toLowerCase(Locale.ROOT));
            sums.setObject(2, from.atOffset(ZoneOffset.UTC));
            sums.setObject(3, to.atOffset(ZoneOffset.UTC));
            List<Line> lines = new ArrayList<>();
            try (ResultSet row = sums.executeQuery()) {
                while (row.next()) {
                    lines.add(
                            new Line(
                                    row.getObject("start", OffsetDateTime.class).toInstant(),
                                    row.getString("currency"),
                                    row.getLong("calls"),
                                    row.getLong("failed"),
                                    row.getLong("charge"),
                                    row.getLong("cost"),
                                    row.getLong("cost_unknown")));
                }
            }
            return lines;
        } catch (SQLException failure) {
            throw new IllegalStateException("usage records do not answer", failure);
        }
    }
}
