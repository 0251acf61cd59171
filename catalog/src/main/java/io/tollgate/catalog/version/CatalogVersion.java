package io.tollgate.catalog.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/// The one row that triggers raise in the transaction of every change to the catalog. Blocks on
/// PostgreSQL.
@ApplicationScoped
@Transactional
public class CatalogVersion {
    private final EntityManager database;

    CatalogVersion(EntityManager database) {
        this.database = database;
    }

    /// The version that the current transaction sees; rises, never falls.
    public long current() {
        return read("SELECT version FROM catalog_version");
    }

    /// Lets the caller's transaction be the only one that changes the catalog until it ends. Taken
    /// before the first check, so that what a change has checked still holds when it is written,
    /// and so that changes never wait for each other in a circle.
    public void lock() {
        var _ = read("SELECT version FROM catalog_version FOR UPDATE");
    }

    private long read(String query) {
        return ((Number) database.createNativeQuery(query).getSingleResult()).longValue();
    }
}
