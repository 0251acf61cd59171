package io.tollgate.catalog.health;

import io.tollgate.catalog.id.CredentialId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Which credentials rest, in PostgreSQL: advice that gateways share and operators see. Every
/// method blocks and joins the caller's transaction.
@ApplicationScoped
@Transactional
public class Cooldowns {
    private final EntityManager database;
    private final Clock clock;

    Cooldowns(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Stores it in place of the one for the same credential and model, unless that one lasts
    /// longer. Answers whether the credential had not rested there before. Does nothing for a
    /// credential that has been deleted.
    public boolean begin(Cooldown cooldown) {
        // xmax is 0 in a row that was inserted, not updated.
        List<?> changed =
                database.createNativeQuery(
                                """
                                INSERT INTO cooldown AS known
                                SELECT id, :model, :class, :reason, :since, CAST(:until AS timestamptz)
                                FROM credential WHERE id = :credential
                                ON CONFLICT (credential_id, upstream_model) DO UPDATE
                                SET failure_class = excluded.failure_class, reason = excluded.reason,
                                    since = CASE WHEN known.until <= excluded.since THEN excluded.since
                                                 ELSE known.since END,
                                    until = excluded.until
                                WHERE known.until IS NOT NULL
                                  AND (excluded.until IS NULL OR excluded.until > known.until)
                                RETURNING (known.since = :since) AS fresh\
                                """,
                                Boolean.class)
                        .setParameter("credential", cooldown.credential().value())
                        .setParameter("model", cooldown.upstreamModel())
                        .setParameter("class", cooldown.failureClass())
                        .setParameter("reason", cooldown.reason())
                        .setParameter("since", cooldown.since())
                        .setParameter("until", cooldown.until())
                        .getResultList();
        return changed.contains(true);
    }

    /// Ends what rests of the credential, whatever the model. Answers whether anything did.
    public boolean end(CredentialId credential) {
        return database.createNativeQuery("DELETE FROM cooldown WHERE credential_id = ?1")
                        .setParameter(1, credential.value())
                        .executeUpdate()
                > 0;
    }

    /// Ends what rests of the credential for one of these failure classes and began before a
    /// moment. Answers whether anything did.
    public boolean end(CredentialId credential, Collection<String> failureClasses, Instant before) {
        return database.createNativeQuery(
                                """
                                DELETE FROM cooldown WHERE credential_id = ?1 AND failure_class IN (?2)
                                AND since < ?3\
                                """)
                        .setParameter(1, credential.value())
                        .setParameter(2, failureClasses)
                        .setParameter(3, before)
                        .executeUpdate()
                > 0;
    }

    /// Those of one credential that hold now, by model.
    public List<Cooldown> of(CredentialId credential) {
        return database.createQuery(
                        """
                        from CooldownRow c where c.credentialId = ?1
                        and (c.until is null or c.until > ?2) order by c.upstreamModel\
                        """,
                        CooldownRow.class)
                .setParameter(1, credential.value())
                .setParameter(2, clock.instant())
                .getResultStream()
                .map(CooldownRow::toCooldown)
                .toList();
    }

    /// Those that hold now, in no order that matters.
    public List<Cooldown> current() {
        return database.createQuery(
                        "from CooldownRow c where c.until is null or c.until > ?1",
                        CooldownRow.class)
                .setParameter(1, clock.instant())
                .getResultStream()
                .map(CooldownRow::toCooldown)
                .toList();
    }

    /// Forgets those that are over.
    public void purge() {
        var _ =
                database.createNativeQuery("DELETE FROM cooldown WHERE until <= ?1")
                        .setParameter(1, clock.instant())
                        .executeUpdate();
    }
}
