package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The upstreams, in PostgreSQL. Every method blocks and joins the caller's transaction.
@ApplicationScoped
@Transactional
public class Upstreams {
    private final EntityManager database;
    private final CatalogVersion version;
    private final Clock clock;

    Upstreams(EntityManager database, CatalogVersion version, Clock clock) {
        this.database = database;
        this.version = version;
        this.clock = clock;
    }

    public UpstreamCreation create(NewUpstream upstream) {
        version.lock();
        if (findByName(upstream.name()).isPresent()) {
            return new UpstreamCreation.NameTaken(upstream.name());
        }
        UpstreamRow row = UpstreamRow.of(upstream, clock.instant().truncatedTo(ChronoUnit.MICROS));
        database.persist(row);
        database.flush();
        return new UpstreamCreation.Created(row.toUpstream());
    }

    public Optional<Upstream> find(UpstreamId id) {
        return row(id).map(UpstreamRow::toUpstream);
    }

    public Optional<Upstream> findByName(String name) {
        return database.createQuery("from UpstreamRow u where u.name = ?1", UpstreamRow.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst()
                .map(UpstreamRow::toUpstream);
    }

    /// At most `limit` upstreams, ascending by id, that follow `after` (null for the first ones).
    public List<Upstream> list(int limit, @Nullable UpstreamId after) {
        return database.createQuery(
                        "from UpstreamRow u where ?1 is null or u.id > ?1 order by u.id",
                        UpstreamRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(UpstreamRow::toUpstream)
                .toList();
    }

    /// All of them, disabled ones included.
    public List<Upstream> all() {
        return list(Integer.MAX_VALUE, null);
    }

    /// The upstream as changed, or empty if there is none. Throws [IllegalArgumentException], and
    /// dooms the transaction, if the address is not allowed after the change.
    public Optional<Upstream> update(UpstreamId id, UpstreamChange change) {
        version.lock();
        Optional<UpstreamRow> row = row(id);
        row.ifPresent(found -> found.apply(change));
        database.flush();
        return row.map(UpstreamRow::toUpstream);
    }

    public UpstreamDeletion delete(UpstreamId id) {
        version.lock();
        Optional<UpstreamRow> row = row(id);
        if (row.isEmpty()) {
            return new UpstreamDeletion.NoSuchUpstream(id);
        }
        List<ModelId> routed = routedModels(id);
        if (!routed.isEmpty()) {
            return new UpstreamDeletion.StillRouted(routed);
        }
        Upstream upstream = row.get().toUpstream();
        if (isPriced(id)) {
            return new UpstreamDeletion.StillPriced(upstream);
        }
        database.remove(row.get());
        database.flush();
        return new UpstreamDeletion.Deleted(upstream);
    }

    private Optional<UpstreamRow> row(UpstreamId id) {
        return Optional.ofNullable(database.find(UpstreamRow.class, id.value()));
    }

    private List<ModelId> routedModels(UpstreamId id) {
        return database.createQuery(
                        """
                        select distinct r.modelId from RouteRow r where r.upstreamId = ?1
                        order by r.modelId\
                        """,
                        String.class)
                .setParameter(1, id.value())
                .getResultStream()
                .map(ModelId::new)
                .toList();
    }

    private boolean isPriced(UpstreamId id) {
        return (boolean)
                database.createNativeQuery(
                                "SELECT EXISTS (SELECT FROM price_table WHERE upstream_id = ?1)",
                                Boolean.class)
                        .setParameter(1, id.value())
                        .getSingleResult();
    }
}
