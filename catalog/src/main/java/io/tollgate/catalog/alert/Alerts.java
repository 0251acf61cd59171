package io.tollgate.catalog.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What operators must hear of, in PostgreSQL: at most one open alert of a kind and subject,
/// however many gateways see it. Every method blocks and joins the caller's transaction.
@ApplicationScoped
@Transactional
public class Alerts {
    private static final Logger LOG = Logger.getLogger(Alerts.class);

    private final EntityManager database;
    private final Clock clock;

    Alerts(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Answers whether it is new: false while one of its kind and subject is open.
    public boolean raise(Alert.Kind kind, UUID subject, String message) {
        boolean raised =
                database.createNativeQuery(
                                        """
                                        INSERT INTO alert (id, kind, subject, message, raised_at)
                                        VALUES (?1, ?2, ?3, ?4, ?5)
                                        ON CONFLICT (kind, subject) WHERE resolved_at IS NULL DO NOTHING\
                                        """)
                                .setParameter(1, AlertId.create().value())
                                .setParameter(2, AlertRow.kind(kind))
                                .setParameter(3, subject)
                                .setParameter(4, message)
                                .setParameter(5, clock.instant())
                                .executeUpdate()
                        > 0;
        if (raised) {
            LOG.warnf("Alert %s of %s: %s", AlertRow.kind(kind), subject, message);
        }
        return raised;
    }

    /// Answers whether one was open.
    public boolean resolve(Alert.Kind kind, UUID subject) {
        boolean resolved =
                database.createNativeQuery(
                                        """
                                        UPDATE alert SET resolved_at = ?1
                                        WHERE kind = ?2 AND subject = ?3 AND resolved_at IS NULL\
                                        """)
                                .setParameter(1, clock.instant())
                                .setParameter(2, AlertRow.kind(kind))
                                .setParameter(3, subject)
                                .executeUpdate()
                        > 0;
        if (resolved) {
            LOG.infof("Alert %s of %s is resolved", AlertRow.kind(kind), subject);
        }
        return resolved;
    }

    /// Resolves all that is open of a subject, since it is gone or somebody has seen to it.
    public void resolveAll(UUID subject) {
        for (Alert.Kind kind : Alert.Kind.values()) {
            var _ = resolve(kind, subject);
        }
    }

    /// How many are open, of each kind.
    public Map<Alert.Kind, Long> open() {
        Map<Alert.Kind, Long> counts = new EnumMap<>(Alert.Kind.class);
        for (Alert.Kind kind : Alert.Kind.values()) {
            counts.put(kind, 0L);
        }
        database.createQuery("from AlertRow a where a.resolvedAt is null", AlertRow.class)
                .getResultStream()
                .forEach(row -> counts.merge(row.toAlert().kind(), 1L, Long::sum));
        return counts;
    }

    /// At most `limit`, newest first, that are older than `after` (null for the newest).
    ///
    /// @param open only those that are not resolved
    public List<Alert> list(int limit, @Nullable AlertId after, boolean open) {
        return database.createQuery(
                        """
                        from AlertRow a where (?1 is null or a.id < ?1)
                        and (?2 = false or a.resolvedAt is null) order by a.id desc\
                        """,
                        AlertRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setParameter(2, open)
                .setMaxResults(limit)
                .getResultStream()
                .map(AlertRow::toAlert)
                .toList();
    }
}
