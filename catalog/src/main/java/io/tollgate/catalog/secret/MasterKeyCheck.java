package io.tollgate.catalog.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.List;

/// Compares the configured master key with the one that the database was set up with. Blocks on
/// PostgreSQL.
@ApplicationScoped
public class MasterKeyCheck {
    private final EntityManager database;
    private final MasterKey master;

    MasterKeyCheck(EntityManager database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /// Stores the check value if the database has none yet. Throws [WrongMasterKey] if it has that
    /// of another key, and then changes nothing.
    @Transactional
    public void verify() {
        var _ =
                database.createNativeQuery(
                                "LOCK TABLE master_key_check IN SHARE ROW EXCLUSIVE MODE")
                        .executeUpdate();
        List<MasterKeyCheckRow> stored =
                database.createQuery("from MasterKeyCheckRow", MasterKeyCheckRow.class)
                        .getResultList();
        String id = master.keyEncryptionKey().id();
        byte[] value = master.checkValue().bytes();
        if (stored.isEmpty()) {
            database.persist(MasterKeyCheckRow.of(id, value));
            return;
        }
        boolean known =
                stored.stream()
                        .anyMatch(row ->
                                row.masterId.equals(id)
                                        && MessageDigest.isEqual(row.checkValue, value));
        if (!known) {
            throw new WrongMasterKey(
                    id, String.join(", ", stored.stream().map(row -> row.masterId).toList()));
        }
    }
}
