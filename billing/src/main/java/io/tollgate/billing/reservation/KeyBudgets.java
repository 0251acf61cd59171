package io.tollgate.billing.reservation;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardCalls;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/// What the keys of a budget have used. PostgreSQL knows it a day; Redis what this epoch charged,
/// flushed or not. What of this epoch is flushed is known too, so that nothing counts twice.
@ApplicationScoped
public class KeyBudgets {
    private static final String USED =
            """
            SELECT a.base_version, e.epoch, d.day, d.used
            FROM tenant_account a JOIN shard_epoch e ON e.shard = ? AND e.state = 'open'
            LEFT JOIN LATERAL (
              SELECT u.day, sum(u.charge_nanos - u.corrected_nanos - CASE WHEN u.flushed_epoch = e.epoch THEN u.flushed_nanos ELSE 0 END)::bigint AS used
              FROM key_daily_usage u
              WHERE u.key_id IN (SELECT id FROM api_key WHERE budget_id = ? UNION ALL SELECT ?) AND u.day BETWEEN ? AND ?
              GROUP BY u.day) d ON true
            WHERE a.tenant_id = ?\
            """;
    private static final String DAY_FIELD = "s";

    private final DataSource database;
    private final ShardCalls calls;
    private final ShardUpkeep redis;

    KeyBudgets(DataSource database, ShardCalls calls, ShardUpkeep redis) {
        this.database = database;
        this.calls = calls;
        this.redis = redis;
    }

    private record Known(long version, long epoch, Map<LocalDate, Long> days) {}

    /// Tells Redis what a budget has used in a window, on a worker thread. False when the shard is
    /// not open.
    CompletionStage<Boolean> load(TenantId tenant, UUID budget, BudgetWindow window) {
        return CompletableFuture.supplyAsync(
                        () -> read(tenant, budget, window), Infrastructure.getDefaultExecutor())
                .thenCompose(known ->
                        known.epoch() == 0
                                ? CompletableFuture.completedStage(false)
                                : calls.submit(call(tenant, budget, window, known))
                                        .thenApply(loaded -> true));
    }

    /// What calls of these days were charged, in nanos, calls that are not flushed included. Blocks
    /// on PostgreSQL and Redis.
    public Map<LocalDate, Long> charged(TenantId tenant, UUID budget, BudgetWindow window) {
        Known known = read(tenant, budget, window);
        Map<LocalDate, Long> days = new HashMap<>(known.days());
        ShardKeys keys = new ShardKeys(Shard.of(tenant), known.epoch());
        List<String> hash = redis.hash(keys.budget(budget));
        for (int n = 0; n < hash.size(); n += 2) {
            String field = hash.get(n);
            if (field.startsWith(DAY_FIELD)) {
                LocalDate day = BudgetWindow.day(field.substring(DAY_FIELD.length()));
                if (window.contains(day)) {
                    days.merge(day, Long.parseLong(hash.get(n + 1)), Long::sum);
                }
            }
        }
        return days;
    }

    private static ShardCall call(TenantId tenant, UUID budget, BudgetWindow window, Known known) {
        long used = known.days().values().stream().mapToLong(Long::longValue).sum();
        return ShardCall.budget(
                tenant,
                budget,
                Math.max(0, used),
                known.version(),
                window.code(),
                BudgetWindow.digits(window.first()),
                BudgetWindow.digits(window.last()));
    }

    private Known read(TenantId tenant, UUID budget, BudgetWindow window) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(USED)) {
            query.setInt(1, Shard.of(tenant).number());
            query.setObject(2, budget);
            query.setObject(3, budget);
            query.setObject(4, window.first());
            query.setObject(5, window.last());
            query.setObject(6, tenant.value());
            Map<LocalDate, Long> days = new HashMap<>();
            long version = 0;
            long epoch = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    version = rows.getLong("base_version");
                    epoch = rows.getLong("epoch");
                    LocalDate day = rows.getObject("day", LocalDate.class);
                    if (day != null) {
                        days.put(day, rows.getLong("used"));
                    }
                }
            }
            return new Known(version, epoch, days);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
