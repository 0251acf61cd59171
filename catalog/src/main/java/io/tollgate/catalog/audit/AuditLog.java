package io.tollgate.catalog.audit;

import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who changed what, in PostgreSQL. Every method blocks and joins the caller's transaction, so that
/// a change and its entry are kept or lost together.
@ApplicationScoped
@Transactional
public class AuditLog {
    /// To choose from.
    private static final int MOST_ACTORS = 200;

    private final EntityManager database;
    private final Clock clock;

    AuditLog(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds an entry. `before` and `after` are written as JSON; members that could hold a secret
    /// (`secret`, `key`, `password`, …) are left out.
    ///
    /// @param tenant whose tenant may see the entry, null for operators alone
    public void record(
            String actor,
            String action,
            String target,
            @Nullable TenantId tenant,
            @Nullable Object before,
            @Nullable Object after) {
        AuditRow row = new AuditRow();
        row.id = AuditId.create().value();
        row.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.actor = actor;
        row.action = action;
        row.target = target;
        row.tenantId = tenant == null ? null : tenant.value();
        row.before = AuditJson.write(before);
        row.after = AuditJson.write(after);
        database.persist(row);
        database.flush();
    }

    /// At most `limit` entries, newest first, that are older than `after` (null for the newest).
    ///
    /// @param tenant only this tenant's entries, null for all
    public List<AuditEntry> list(int limit, @Nullable AuditId after, @Nullable TenantId tenant) {
        return database.createQuery(
                        """
                        from AuditRow a where (?1 is null or a.id < ?1)
                        and (?2 is null or a.tenantId = ?2) order by a.id desc\
                        """,
                        AuditRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setParameter(2, tenant == null ? null : tenant.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRow::toEntry)
                .toList();
    }

    /// At most `limit` entries, newest first, that are older than `after` (null for the newest).
    ///
    /// @param actor only this one's, empty for everybody's
    /// @param text that the target is, or that what was changed contains, in whatever case; empty
    ///   for any
    public List<AuditEntry> search(String actor, String text, int limit, @Nullable AuditId after) {
        return database.createQuery(
                        """
                        from AuditRow a where (?1 is null or a.id < ?1) and (?2 = '' or a.actor = ?2)
                        and (?3 = '' or lower(a.target) = ?3 or locate(?3, lower(a.after)) > 0
                             or locate(?3, lower(a.before)) > 0)
                        order by a.id desc\
                        """,
                        AuditRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setParameter(2, actor)
                .setParameter(3, text.toLowerCase(Locale.ROOT))
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditRow::toEntry)
                .toList();
    }

    /// Who has an entry, at most [#MOST_ACTORS] of them.
    public List<String> actors() {
        return database.createQuery(
                        "select distinct a.actor from AuditRow a order by a.actor", String.class)
                .setMaxResults(MOST_ACTORS)
                .getResultList();
    }
}
