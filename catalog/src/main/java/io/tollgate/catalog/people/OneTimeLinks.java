package io.tollgate.catalog.people;

import io.tollgate.catalog.secret.KeyDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Links that are good once and for a while, in PostgreSQL, by digest and never by secret. Every
/// method blocks and joins the caller's transaction.
@ApplicationScoped
@Transactional
public class OneTimeLinks {
    private final EntityManager database;
    private final KeyDigests digests;
    private final LinkConfig config;
    private final Clock clock;

    OneTimeLinks(EntityManager database, KeyDigests digests, LinkConfig config, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.config = config;
        this.clock = clock;
    }

    /// The secret of a new link: 43 letters and digits. An open one of the same purpose for the
    /// same address or invitation is good no longer.
    public String issue(OneTimeLink link) {
        String secret = RandomSecret.generate();
        Instant now = now();
        var _ =
                database.createQuery("delete from OneTimeLinkRow l where l.expiresAt < ?1")
                        .setParameter(1, now)
                        .executeUpdate();
        var _ =
                database.createNativeQuery(
                                """
                                INSERT INTO one_time_link
                                (digest, purpose, email, invitation_id, details, created_at, expires_at)
                                VALUES (?1, ?2, ?3, CAST(?4 AS uuid), CAST(?5 AS jsonb), ?6, ?7)
                                ON CONFLICT (purpose, (coalesce(CAST(invitation_id AS text), lower(email), '')))
                                WHERE used_at IS NULL DO UPDATE SET digest = excluded.digest,
                                email = excluded.email, details = excluded.details,
                                created_at = excluded.created_at, expires_at = excluded.expires_at\
                                """)
                        .setParameter(1, digests.digest(secret).bytes())
                        .setParameter(2, link.purpose().wire())
                        .setParameter(3, link.email() == null ? null : link.email().address())
                        .setParameter(
                                4, link.invitation() == null ? null : link.invitation().toString())
                        .setParameter(5, LinkDetails.write(link.details()))
                        .setParameter(6, now)
                        .setParameter(7, now.plus(config.life(link.purpose())))
                        .executeUpdate();
        return secret;
    }

    /// What a link stands for; empty if it was never given out, has been used, replaced or
    /// withdrawn, or is too old.
    public Optional<OneTimeLink> find(LinkPurpose purpose, String secret) {
        return RandomSecret.isWellFormed(secret)
                ? database.createQuery(
                                """
                                from OneTimeLinkRow l where l.digest = ?1 and l.purpose = ?2
                                and l.usedAt is null and l.expiresAt > ?3\
                                """,
                                OneTimeLinkRow.class)
                        .setParameter(1, digests.digest(secret).bytes())
                        .setParameter(2, purpose.wire())
                        .setParameter(3, now())
                        .getResultStream()
                        .findFirst()
                        .map(OneTimeLinkRow::toLink)
                : Optional.empty();
    }

    /// As [#find], and from then on nobody finds it again, unless the transaction rolls back. Of
    /// two at once one comes away empty.
    public Optional<OneTimeLink> use(LinkPurpose purpose, String secret) {
        Instant now = now();
        Optional<OneTimeLink> link = find(purpose, secret);
        return link.isPresent()
                        && database.createQuery(
                                                """
                                                update OneTimeLinkRow l set l.usedAt = ?1
                                                where l.digest = ?2 and l.usedAt is null\
                                                """)
                                        .setParameter(1, now)
                                        .setParameter(2, digests.digest(secret).bytes())
                                        .executeUpdate()
                                == 1
                ? link
                : Optional.empty();
    }

    /// Makes open links of this purpose for an address good for nothing.
    public void withdraw(LinkPurpose purpose, Email email) {
        var _ =
                database.createQuery(
                                """
                                delete from OneTimeLinkRow l where l.purpose = ?1
                                and lower(l.email) = lower(?2) and l.usedAt is null\
                                """)
                        .setParameter(1, purpose.wire())
                        .setParameter(2, email.address())
                        .executeUpdate();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
