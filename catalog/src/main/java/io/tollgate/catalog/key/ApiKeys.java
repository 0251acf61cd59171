package io.tollgate.catalog.key;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.secret.Digest;
import io.tollgate.catalog.secret.KeyDigests;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The API keys, in PostgreSQL, by digest and never by secret. Every method blocks and joins the
/// caller's transaction. A key is revoked, never deleted.
@ApplicationScoped
@Transactional
public class ApiKeys {
    private final EntityManager database;
    private final KeyDigests digests;
    private final Tenants tenants;
    private final CatalogVersion version;
    private final Clock clock;

    ApiKeys(
            EntityManager database,
            KeyDigests digests,
            Tenants tenants,
            CatalogVersion version,
            Clock clock) {
        this.database = database;
        this.digests = digests;
        this.tenants = tenants;
        this.version = version;
        this.clock = clock;
    }

    /// A new key of a tenant that exists.
    public IssuedKey issue(TenantId tenant, NewApiKey key) {
        version.lock();
        ApiKeySecret secret = ApiKeySecret.generate();
        ApiKeyRow row =
                ApiKeyRow.of(tenant, key, clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .unlockedBy(secret, digests.digest(secret.secret()), digests.pepperId());
        database.persist(row);
        database.flush();
        return new IssuedKey(row.toApiKey(), secret.secret());
    }

    public Optional<ApiKey> find(KeyId id) {
        return row(id).map(ApiKeyRow::toApiKey);
    }

    /// Those of the given ids that exist, revoked ones included.
    public Map<KeyId, ApiKey> findAll(Collection<KeyId> ids) {
        return database.createQuery("from ApiKeyRow k where k.id in ?1", ApiKeyRow.class)
                .setParameter(1, ids.stream().map(KeyId::value).distinct().toList())
                .getResultStream()
                .map(ApiKeyRow::toApiKey)
                .collect(Collectors.toMap(ApiKey::id, key -> key));
    }

    /// At most `limit` keys of the tenant, revoked ones included, ascending by id, that follow
    /// `after` (null for the first ones).
    public List<ApiKey> list(TenantId tenant, int limit, @Nullable KeyId after) {
        return database.createQuery(
                        """
                        from ApiKeyRow k where k.tenantId = ?1 and (?2 is null or k.id > ?2)
                        order by k.id\
                        """,
                        ApiKeyRow.class)
                .setParameter(1, tenant.value())
                .setParameter(2, after == null ? null : after.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(ApiKeyRow::toApiKey)
                .toList();
    }

    /// The key as revoked, or empty if there is none. A second revocation keeps the first moment.
    public Optional<ApiKey> revoke(KeyId id, Instant at) {
        version.lock();
        Optional<ApiKeyRow> row = row(id);
        row.ifPresent(found -> found.revoke(at.truncatedTo(ChronoUnit.MICROS)));
        database.flush();
        return row.map(ApiKeyRow::toApiKey);
    }

    /// The key after the change, or empty if there is none.
    public Optional<ApiKey> change(KeyId id, ApiKeyChange change) {
        version.lock();
        Optional<ApiKeyRow> row = row(id);
        row.ifPresent(found -> found.change(change));
        database.flush();
        return row.map(ApiKeyRow::toApiKey);
    }

    /// A new key with the name, the limits and the budget of a living one, which stops at the given
    /// moment if it would not stop before. Empty if there is no such key.
    public Optional<IssuedKey> rotate(KeyId id, Instant stops) {
        version.lock();
        Optional<ApiKeyRow> row = row(id).filter(found -> found.revokedAt == null);
        return row.map(former -> {
            ApiKeySecret secret = ApiKeySecret.generate();
            ApiKeyRow fresh =
                    former.successor(clock.instant().truncatedTo(ChronoUnit.MICROS))
                            .unlockedBy(
                                    secret, digests.digest(secret.secret()), digests.pepperId());
            former.stopAt(stops.truncatedTo(ChronoUnit.MICROS));
            database.persist(fresh);
            database.flush();
            return new IssuedKey(fresh.toApiKey(), secret.secret());
        });
    }

    /// The budgets of all keys that there ever were, by tenant.
    public Map<TenantId, List<UUID>> budgets() {
        Map<TenantId, List<UUID>> budgets = new HashMap<>();
        database.createQuery(
                        "select distinct k.tenantId, k.budgetId from ApiKeyRow k", Object[].class)
                .getResultStream()
                .forEach(row ->
                        budgets.computeIfAbsent(
                                        new TenantId((UUID) row[0]), tenant -> new ArrayList<>())
                                .add((UUID) row[1]));
        return budgets;
    }

    /// Whose key has this digest; whether it may still be used is the caller's question.
    public Optional<KeyHolder> findByDigest(Digest digest) {
        return Optional.ofNullable(findByDigests(List.of(digest)).get(digest));
    }

    /// Those of the given digests that are keys.
    public Map<Digest, KeyHolder> findByDigests(Collection<Digest> digests) {
        List<ApiKeyRow> rows =
                database.createQuery("from ApiKeyRow k where k.digest in ?1", ApiKeyRow.class)
                        .setParameter(1, digests.stream().map(Digest::bytes).toList())
                        .getResultList();
        Map<TenantId, Tenant> payers =
                tenants.findAll(rows.stream().map(row -> new TenantId(row.tenantId)).toList());
        Map<Digest, KeyHolder> holders = new HashMap<>();
        for (ApiKeyRow row : rows) {
            Tenant payer = payers.get(new TenantId(row.tenantId));
            if (payer != null) {
                holders.put(row.toDigest(), new KeyHolder(row.toApiKey(), payer));
            }
        }
        return holders;
    }

    private Optional<ApiKeyRow> row(KeyId id) {
        return Optional.ofNullable(database.find(ApiKeyRow.class, id.value()));
    }
}
