package io.tollgate.billing.usage;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Sums over flushed calls; those over all tenants leave out who was withdrawn. Blocks on
/// PostgreSQL, which reads every call of the range.
@ApplicationScoped
public class UsageReport {
    private static final String SUMS =
            """
            SELECT CASE WHEN ? THEN model END AS model, CASE WHEN ? THEN key_id END AS key_id,
              CASE WHEN ? THEN (created_at AT TIME ZONE 'UTC')::date END AS day,
              CASE WHEN ? THEN upstream END AS upstream, CASE WHEN ? THEN tenant_id END AS tenant_id, currency,
              count(*) AS calls, sum(input)::bigint AS input, sum(cached_input)::bigint AS cached_input,
              sum(cache_write)::bigint AS cache_write, sum(output)::bigint AS output, sum(reasoning)::bigint AS reasoning,
              sum(charge_nanos)::bigint AS charge, sum(shortfall_nanos)::bigint AS shortfall,
              coalesce(sum(cost_nanos) FILTER (WHERE cost_currency = currency), 0)::bigint AS cost,
              count(*) FILTER (WHERE upstream IS NOT NULL AND (cost_nanos IS NULL OR cost_currency <> currency)) AS cost_unknown,
              coalesce(sum(retail_nanos) FILTER (WHERE retail_currency = currency), 0)::bigint AS retail,
              coalesce(sum(retail_nanos - charge_nanos) FILTER (WHERE retail_currency = currency), 0)::bigint AS saving,
              count(*) FILTER (WHERE charge_nanos > 0 AND (retail_nanos IS NULL OR retail_currency <> currency)) AS retail_unknown,
              count(*) FILTER (WHERE status = 'failed') AS failed
            FROM usage_record
            WHERE created_at >= ? AND created_at < ? AND (?::uuid IS NULL OR tenant_id = ?)
              AND (? OR tenant_id NOT IN (SELECT t.id FROM tenant t WHERE EXISTS (
                SELECT FROM ledger_transaction w WHERE w.tenant_id = t.id AND w.kind = 'correction' AND w.reference = 'withdrawn')))
            GROUP BY 1, 2, 3, 4, 5, 6
            ORDER BY day, tenant_id, model, key_id, upstream, currency LIMIT ?\
            """;

    private final DataSource database;

    UsageReport(DataSource database) {
        this.database = database;
    }

    /// What calls may be told apart by. A day is a UTC day.
    public enum Group {
        MODEL,
        KEY,
        DAY,
        UPSTREAM,
        TENANT
    }

    /// What to sum.
    ///
    /// @param from inclusive
    /// @param to exclusive
    /// @param tenant null for all
    public record Query(Instant from, Instant to, Set<Group> groups, @Nullable TenantId tenant) {
        public Query {
            groups = Set.copyOf(groups);
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("from must be before to");
            }
        }
    }

    /// The sums of one group; what it is not grouped by is null. Amounts are nanos of `currency`.
    ///
    /// @param cost of the calls whose cost is known in that currency
    /// @param costUnknown calls that had an upstream and whose cost is not
    /// @param saving retail less charge, over the calls whose retail price is known
    /// @param retailUnknown charged calls whose retail price is not
    public record Line(
            @Nullable String model,
            @Nullable KeyId key,
            @Nullable LocalDate day,
            @Nullable String upstream,
            @Nullable TenantId tenant,
            String currency,
            long calls,
            long failed,
            TokenUsage tokens,
            long charge,
            long shortfall,
            long cost,
            long costUnknown,
            long retail,
            long saving,
            long retailUnknown) {}

    /// At most `limit` groups, by day and name.
    public List<Line> read(Query query, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement sums = connection.prepareStatement(SUMS)) {
            int at = 1;
            for (Group group : Group.values()) {
                sums.setBoolean(at++, query.groups().contains(group));
            }
            sums.setObject(at++, utc(query.from()));
            sums.setObject(at++, utc(query.to()));
            UUID tenant = query.tenant() == null ? null : query.tenant().value();
            sums.setObject(at++, tenant);
            sums.setObject(at++, tenant);
            sums.setBoolean(at++, tenant != null);
            sums.setInt(at, limit);
            List<Line> lines = new ArrayList<>();
            try (ResultSet rows = sums.executeQuery()) {
                while (rows.next()) {
                    lines.add(line(rows));
                }
            }
            return lines;
        } catch (SQLException failure) {
            throw new IllegalStateException("usage records do not answer", failure);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        UUID key = row.getObject("key_id", UUID.class);
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new Line(
                row.getString("model"),
                key == null ? null : new KeyId(key),
                row.getObject("day", LocalDate.class),
                row.getString("upstream"),
                tenant == null ? null : new TenantId(tenant),
                row.getString("currency"),
                row.getLong("calls"),
                row.getLong("failed"),
                new TokenUsage(
                        row.getLong("input"),
                        row.getLong("cached_input"),
                        row.getLong("cache_write"),
                        row.getLong("output"),
                        row.getLong("reasoning")),
                row.getLong("charge"),
                row.getLong("shortfall"),
                row.getLong("cost"),
                row.getLong("cost_unknown"),
                row.getLong("retail"),
                row.getLong("saving"),
                row.getLong("retail_unknown"));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
