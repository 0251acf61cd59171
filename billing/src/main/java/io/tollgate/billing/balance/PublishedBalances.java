package io.tollgate.billing.balance;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;

/// Carries a tenant's base from PostgreSQL to Redis: at its first call of an epoch, and after every
/// change. Repeating is harmless, an older base never replaces a newer one.
@ApplicationScoped
public class PublishedBalances {
    private static final String BASE =
            """
            SELECT a.credit_nanos - a.debt_nanos
                     + CASE WHEN a.flushed_epoch = e.epoch THEN a.flushed_nanos ELSE 0 END AS base,
                   a.base_version, t.debt_limit_nanos, e.epoch
            FROM tenant t JOIN tenant_account a ON a.tenant_id = t.id
            JOIN shard_epoch e ON e.shard = ? AND e.state IN ('asserting', 'open')
            WHERE t.id = ?\
            """;
    private static final String CREATE =
            "INSERT INTO tenant_account (tenant_id, currency) SELECT id, currency FROM tenant WHERE id = ? ON CONFLICT DO NOTHING";
    private static final String PUBLISHED =
            "UPDATE tenant_account SET published_version = greatest(published_version, ?) WHERE tenant_id = ?";
    private static final String UNPUBLISHED =
            "SELECT tenant_id FROM tenant_account WHERE base_version > published_version LIMIT 1000";

    private final DataSource database;
    private final BalanceScript script;
    private final ConcurrentMap<TenantId, CompletableFuture<Boolean>> loading =
            new ConcurrentHashMap<>();

    PublishedBalances(DataSource database, BalanceScript script) {
        this.database = database;
        this.script = script;
    }

    /// Loads a tenant that Redis does not know, on a worker thread, once for all who ask at the
    /// same time.
    public CompletionStage<Boolean> load(TenantId tenant) {
        CompletableFuture<Boolean> own = new CompletableFuture<>();
        CompletableFuture<Boolean> other = loading.putIfAbsent(tenant, own);
        return other != null
                ? other
                : own.completeAsync(() -> publish(tenant), Infrastructure.getDefaultExecutor())
                        .whenComplete((done, failure) -> loading.remove(tenant, own));
    }

    /// Publishes the committed base; blocks on PostgreSQL and Redis. False when the shard is not
    /// open: the base is then read when it opens. Throws when either store fails.
    public boolean publish(TenantId tenant) {
        return publish(tenant, List.of());
    }

    /// The same, freeing holds of decreases in the moment in which the base changes.
    public boolean publish(TenantId tenant, List<ShardCall> frees) {
        Shard shard = Shard.of(tenant);
        try (Connection connection = database.getConnection();
                PreparedStatement create = connection.prepareStatement(CREATE);
                PreparedStatement query = connection.prepareStatement(BASE)) {
            create.setObject(1, tenant.value());
            create.executeUpdate();
            query.setInt(1, shard.number());
            query.setObject(2, tenant.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && publish(connection, tenant, shard, row, frees);
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Publishes every base that changed without reaching Redis; blocks. Answers how many.
    public int publishChanged() {
        List<TenantId> tenants = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(UNPUBLISHED);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tenants.add(new TenantId(rows.getObject(1, UUID.class)));
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
        return (int) tenants.stream().filter(tenant -> publish(tenant)).count();
    }

    private boolean publish(
            Connection connection,
            TenantId tenant,
            Shard shard,
            ResultSet row,
            List<ShardCall> frees)
            throws SQLException {
        long version = row.getLong("base_version");
        boolean published =
                script.load(
                        new ShardKeys(shard, row.getLong("epoch")),
                        ShardCall.load(
                                tenant,
                                row.getLong("base"),
                                version,
                                row.getLong("debt_limit_nanos")),
                        frees);
        if (published) {
            try (PreparedStatement update = connection.prepareStatement(PUBLISHED)) {
                update.setLong(1, version);
                update.setObject(2, tenant.value());
                update.executeUpdate();
            }
        }
        return published;
    }
}
