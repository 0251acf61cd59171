package io.tollgate.catalog.access;

import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.secret.KeyDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The management keys, in PostgreSQL, by digest and never by secret. Every method blocks and joins
/// the caller's transaction.
@ApplicationScoped
@Transactional
public class ManagementKeys {
    private final EntityManager database;
    private final KeyDigests digests;
    private final Clock clock;

    ManagementKeys(EntityManager database, KeyDigests digests, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
    }

    /// A new key. `tenant` is given exactly when the scope is a tenant's, else
    /// [IllegalArgumentException].
    public IssuedManagementKey issue(String name, Scope scope, @Nullable TenantId tenant) {
        String secret = ManagementSecret.generate();
        return new IssuedManagementKey(persist(name, scope, tenant, secret), secret);
    }

    /// The key with this secret, unless it is malformed, unknown or revoked.
    public Optional<ManagementKey> authenticate(String secret) {
        return ManagementSecret.isWellFormed(secret)
                ? bySecret(secret).filter(key -> key.revokedAt() == null)
                : Optional.empty();
    }

    public Optional<ManagementKey> find(ManagementKeyId id) {
        return row(id).map(ManagementKeyRow::toManagementKey);
    }

    /// At most `limit` keys, revoked ones included, ascending by id, that follow `after` (null for
    /// the first ones).
    public List<ManagementKey> list(int limit, @Nullable ManagementKeyId after) {
        return database.createQuery(
                        "from ManagementKeyRow k where ?1 is null or k.id > ?1 order by k.id",
                        ManagementKeyRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(ManagementKeyRow::toManagementKey)
                .toList();
    }

    /// The key as revoked, or empty if there is none. A second revocation keeps the first moment.
    public Optional<ManagementKey> revoke(ManagementKeyId id, Instant at) {
        Optional<ManagementKeyRow> row = row(id);
        row.ifPresent(found -> found.revoke(at.truncatedTo(ChronoUnit.MICROS)));
        database.flush();
        return row.map(ManagementKeyRow::toManagementKey);
    }

    /// Makes this secret an operator's key unless its digest is known, revoked ones included: a
    /// revoked first key stays revoked. Throws [IllegalArgumentException] if it is no `tgm_` secret
    /// of 16 to 256 printable characters.
    public void ensureFirst(String secret) {
        if (!ManagementSecret.isWellFormed(secret)) {
            throw new IllegalArgumentException(
                    "TOLLGATE_MANAGEMENT_KEY must be tgm_ and then 12 to 252 printable characters");
        }
        var _ =
                database.createNativeQuery("LOCK TABLE management_key IN SHARE ROW EXCLUSIVE MODE")
                        .executeUpdate();
        if (bySecret(secret).isEmpty()) {
            var _ = persist("first operator key", Scope.OPERATOR, null, secret);
        }
    }

    private ManagementKey persist(
            String name, Scope scope, @Nullable TenantId tenant, String secret) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name is 1 to 200 characters");
        }
        ManagementKey key =
                new ManagementKey(
                        ManagementKeyId.create(),
                        name,
                        scope,
                        tenant,
                        ManagementSecret.last4(secret),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null);
        database.persist(
                ManagementKeyRow.of(key, digests.digest(secret).bytes(), digests.pepperId()));
        database.flush();
        return key;
    }

    private Optional<ManagementKey> bySecret(String secret) {
        return database.createQuery(
                        "from ManagementKeyRow k where k.digest = ?1", ManagementKeyRow.class)
                .setParameter(1, digests.digest(secret).bytes())
                .getResultStream()
                .findFirst()
                .map(ManagementKeyRow::toManagementKey);
    }

    private Optional<ManagementKeyRow> row(ManagementKeyId id) {
        return Optional.ofNullable(database.find(ManagementKeyRow.class, id.value()));
    }
}
