package io.tollgate.catalog.snapshot;

import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/// Reads snapshots from PostgreSQL; blocks. When to read is the caller's business.
@ApplicationScoped
public class CatalogSnapshots {
    private final EntityManager database;
    private final CatalogVersion version;
    private final Models models;
    private final Upstreams upstreams;
    private final Credentials credentials;

    CatalogSnapshots(
            EntityManager database,
            CatalogVersion version,
            Models models,
            Upstreams upstreams,
            Credentials credentials) {
        this.database = database;
        this.version = version;
        this.models = models;
        this.upstreams = upstreams;
        this.credentials = credentials;
    }

    /// Everything as of one moment, in a transaction of its own, whatever the caller has open.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public CatalogSnapshot load() {
        var _ =
                database.createNativeQuery(
                                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                        .executeUpdate();
        return CatalogSnapshot.of(
                version.current(), models.all(), upstreams.all(), credentials.open());
    }

    /// The version that a load would have now: cheap, to poll.
    public long currentVersion() {
        return version.current();
    }
}
