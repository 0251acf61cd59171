package io.tollgate.catalog.environment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/// Whether PostgreSQL keeps what it has acknowledged: money must survive a power cut. Blocks on
/// PostgreSQL.
@ApplicationScoped
public class DatabaseSettings {
    private final EntityManager database;
    private final DatabaseDemands demands;

    DatabaseSettings(EntityManager database, DatabaseDemands demands) {
        this.database = database;
        this.demands = demands;
    }

    /// Throws [UnsafeDatabase] if fsync or synchronous_commit is off, unless
    /// `tollgate.database.require-durable` is false.
    @Transactional
    public void verify() {
        if (demands.requireDurable()) {
            requireOn("fsync");
            requireOn("synchronous_commit");
        }
    }

    private void requireOn(String setting) {
        Object value =
                database.createNativeQuery("SELECT current_setting(?1)", String.class)
                        .setParameter(1, setting)
                        .getSingleResult();
        if (value.equals("off")) {
            throw new UnsafeDatabase(setting);
        }
    }
}
