package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.secret.CredentialSeal;
import io.tollgate.catalog.secret.SealBroken;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The secrets for upstreams, in PostgreSQL, sealed. Every method blocks and joins the caller's
/// transaction.
@ApplicationScoped
@Transactional
public class Credentials {
    private static final Logger LOG = Logger.getLogger(Credentials.class);

    private final EntityManager database;
    private final CredentialSeal seal;
    private final CatalogVersion version;
    private final Clock clock;

    Credentials(EntityManager database, CredentialSeal seal, CatalogVersion version, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.version = version;
        this.clock = clock;
    }

    public CredentialAddition add(UpstreamId upstream, NewCredential credential) {
        version.lock();
        if (database.find(UpstreamRow.class, upstream.value()) == null) {
            return new CredentialAddition.NoSuchUpstream(upstream);
        }
        if (isTaken(upstream, credential.name())) {
            return new CredentialAddition.NameTaken(credential.name());
        }
        CredentialInfo info =
                new CredentialInfo(
                        CredentialId.create(),
                        upstream,
                        credential.name(),
                        CredentialRules.last4(credential.secret()),
                        credential.weight(),
                        credential.active(),
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        database.persist(CredentialRow.of(info, seal.seal(info.id(), credential.secret())));
        database.flush();
        return new CredentialAddition.Added(info);
    }

    public Optional<CredentialInfo> find(CredentialId id) {
        return row(id).map(CredentialRow::toInfo);
    }

    /// All credentials of an upstream, disabled ones included, ascending by id.
    public List<CredentialInfo> list(UpstreamId upstream) {
        return database.createQuery(
                        "from CredentialRow c where c.upstreamId = ?1 order by c.id",
                        CredentialRow.class)
                .setParameter(1, upstream.value())
                .getResultStream()
                .map(CredentialRow::toInfo)
                .toList();
    }

    /// All active credentials of all upstreams, opened. One whose seal is broken is left out and
    /// logged, so that it cannot take the others with it.
    public List<Credential> open() {
        return database.createQuery(
                        "from CredentialRow c where c.status = 'active' order by c.id",
                        CredentialRow.class)
                .getResultStream()
                .flatMap(this::open)
                .toList();
    }

    /// One of them, active or not, opened. Empty if there is none or its seal is broken.
    public Optional<Credential> open(CredentialId id) {
        return row(id).stream().flatMap(this::open).findFirst();
    }

    public CredentialUpdate update(CredentialId id, CredentialChange change) {
        version.lock();
        Optional<CredentialRow> found = row(id);
        if (found.isEmpty()) {
            return new CredentialUpdate.NoSuchCredential(id);
        }
        CredentialRow row = found.get();
        CredentialInfo before = row.toInfo();
        String name = change.name();
        if (name != null && !name.equals(before.name()) && isTaken(before.upstream(), name)) {
            return new CredentialUpdate.NameTaken(name);
        }
        row.apply(change);
        String secret = change.secret();
        if (secret != null) {
            row.seal(seal.seal(id, secret), CredentialRules.last4(secret));
        }
        database.flush();
        return new CredentialUpdate.Updated(row.toInfo());
    }

    /// Disables an active credential that its upstream refuses. Answers whether it was active: not
    /// if it has been disabled or deleted meanwhile.
    public boolean disable(CredentialId id, String reason) {
        version.lock();
        Optional<CredentialRow> row = row(id).filter(CredentialRow::isActive);
        row.ifPresent(active -> active.disable(reason));
        database.flush();
        return row.isPresent();
    }

    /// What was deleted, or empty if there was none.
    public Optional<CredentialInfo> delete(CredentialId id) {
        version.lock();
        Optional<CredentialRow> row = row(id);
        Optional<CredentialInfo> info = row.map(CredentialRow::toInfo);
        row.ifPresent(database::remove);
        database.flush();
        return info;
    }

    private Stream<Credential> open(CredentialRow row) {
        CredentialInfo info = row.toInfo();
        try {
            String secret = seal.open(info.id(), row.toSealed());
            return Stream.of(
                    new Credential(info.id(), info.upstream(), info.name(), secret, info.weight()));
        } catch (SealBroken broken) {
            LOG.error("A credential is left out of the catalog", broken);
            return Stream.empty();
        }
    }

    private Optional<CredentialRow> row(CredentialId id) {
        return Optional.ofNullable(database.find(CredentialRow.class, id.value()));
    }

    private boolean isTaken(UpstreamId upstream, String name) {
        return list(upstream).stream().anyMatch(credential -> credential.name().equals(name));
    }
}
