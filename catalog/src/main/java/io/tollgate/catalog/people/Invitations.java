package io.tollgate.catalog.people;

import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.secret.KeyDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is invited where, in PostgreSQL; the links in mails by digest and never by secret. Every
/// method blocks and joins the caller's transaction. An invitation is accepted once, and an address
/// has at most one open invitation into a place.
@ApplicationScoped
@Transactional
public class Invitations {
    /// Stands for the operators where a tenant's id would stand.
    private static final UUID OPERATORS = new UUID(0, 0);

    private final EntityManager database;
    private final KeyDigests digests;
    private final InvitationConfig config;
    private final Clock clock;

    Invitations(EntityManager database, KeyDigests digests, InvitationConfig config, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.config = config;
        this.clock = clock;
    }

    /// What became of an invitation to make.
    public sealed interface Issue {
        record Issued(IssuedInvitation issued) implements Issue {}

        /// The address has an invitation into this place that still works.
        record AlreadyInvited() implements Issue {}

        /// The place has [InvitationConfig#maxOpen()] open invitations.
        record TooMany() implements Issue {}
    }

    /// Makes an invitation with its first link.
    ///
    /// @param invitedBy as in the audit log
    public Issue invite(Email email, Seat seat, String invitedBy) {
        dropExpired(email, seat.tenantOrNull());
        if (open(seat.tenantOrNull()).size() >= config.maxOpen()) {
            return new Issue.TooMany();
        }
        InvitationId id = InvitationId.create();
        Instant now = now();
        int inserted =
                database.createNativeQuery(
                                """
                                INSERT INTO invitation
                                (id, email, tenant_id, role, invited_by, created_at, expires_at)
                                VALUES (?1, ?2, nullif(?3, ?8), ?4, ?5, ?6, ?7)
                                ON CONFLICT DO NOTHING\
                                """)
                        .setParameter(1, id.value())
                        .setParameter(2, email.address())
                        .setParameter(3, place(seat.tenantOrNull()))
                        .setParameter(4, seat.roleName())
                        .setParameter(5, invitedBy)
                        .setParameter(6, now)
                        .setParameter(7, now.plus(config.life()))
                        .setParameter(8, OPERATORS)
                        .executeUpdate();
        return inserted == 1
                ? new Issue.Issued(firstLink(find(id).orElseThrow()))
                : new Issue.AlreadyInvited();
    }

    /// The open invitations into a tenant (null for the operators), in the order in which they were
    /// made; expired ones too.
    public List<Invitation> open(@Nullable TenantId tenant) {
        return rows(tenant).stream().map(InvitationRow::toInvitation).toList();
    }

    /// Every open invitation of an address that has not expired.
    public List<Invitation> openFor(Email email) {
        return database.createQuery(
                        """
                        from InvitationRow i where lower(i.email) = lower(?1) and i.expiresAt > ?2
                        and i.acceptedAt is null and i.withdrawnAt is null order by i.id\
                        """,
                        InvitationRow.class)
                .setParameter(1, email.address())
                .setParameter(2, now())
                .getResultStream()
                .map(InvitationRow::toInvitation)
                .toList();
    }

    /// Every open invitation of an inviter, expired ones too.
    ///
    /// @param invitedBy as in the audit log
    public List<Invitation> openBy(String invitedBy) {
        return database.createQuery(
                        """
                        from InvitationRow i where i.invitedBy = ?1
                        and i.acceptedAt is null and i.withdrawnAt is null order by i.id\
                        """,
                        InvitationRow.class)
                .setParameter(1, invitedBy)
                .getResultStream()
                .map(InvitationRow::toInvitation)
                .toList();
    }

    /// Whether there has been such an invitation into a tenant (null for the operators), whatever
    /// became of it.
    public boolean isInto(@Nullable TenantId tenant, InvitationId id) {
        InvitationRow row = database.find(InvitationRow.class, id.value());
        return row != null && Objects.equals(row.tenantId, tenant == null ? null : tenant.value());
    }

    /// Empty if there is none, or if it was accepted or withdrawn.
    public Optional<Invitation> find(InvitationId id) {
        return Optional.ofNullable(database.find(InvitationRow.class, id.value()))
                .filter(InvitationRow::isOpen)
                .map(InvitationRow::toInvitation);
    }

    /// The open invitation that a link stands for, expired or not; empty for a link that was used
    /// or replaced and for one of an invitation that was withdrawn.
    public Optional<Invitation> find(String secret) {
        if (!RandomSecret.isWellFormed(secret)) {
            return Optional.empty();
        }
        List<?> ids =
                database.createNativeQuery(
                                """
                                SELECT invitation_id FROM one_time_link
                                WHERE digest = ?1 AND purpose = 'invitation' AND used_at IS NULL\
                                """,
                                UUID.class)
                        .setParameter(1, digests.digest(secret).bytes())
                        .getResultList();
        return ids.stream().findFirst().flatMap(id -> find(new InvitationId((UUID) id)));
    }

    /// The open invitation with a new link, which is good once [#renew] has kept it and works as
    /// long as a first one. Nothing has changed yet, so that a mail that cannot be sent costs
    /// nobody the link that they have. Empty if it is not open.
    public Optional<IssuedInvitation> another(InvitationId id) {
        return find(id).map(open ->
                new IssuedInvitation(
                        new Invitation(
                                open.id(),
                                open.email(),
                                open.seat(),
                                open.invitedBy(),
                                open.createdAt(),
                                now().plus(config.life())),
                        RandomSecret.generate()));
    }

    /// Keeps what [#another] has made; earlier links end. False, with nothing changed, if the
    /// invitation is not open any more.
    public boolean renew(IssuedInvitation another) {
        Invitation invitation = another.invitation();
        return lock(invitation.id())
                .map(row -> {
                    row.expiresAt = invitation.expiresAt();
                    database.flush();
                    endLinks(invitation.id());
                    keepLink(another);
                    return true;
                })
                .orElse(false);
    }

    /// False if it was not open any more.
    public boolean withdraw(InvitationId id) {
        return lock(id).map(
                        row -> {
                            row.withdrawnAt = now();
                            database.flush();
                            endLinks(id);
                            return true;
                        })
                .orElse(false);
    }

    /// True exactly once, and only for an invitation that is open and has not expired.
    public boolean accept(InvitationId id) {
        return lock(id).filter(row -> row.expiresAt.isAfter(now()))
                .map(row -> {
                    row.acceptedAt = now();
                    database.flush();
                    endLinks(id);
                    return true;
                })
                .orElse(false);
    }

    private void dropExpired(Email email, @Nullable TenantId tenant) {
        rows(tenant).stream()
                .filter(row -> new Email(row.email).key().equals(email.key()))
                .filter(row -> !row.expiresAt.isAfter(now()))
                .forEach(row -> row.withdrawnAt = now());
        database.flush();
    }

    private IssuedInvitation firstLink(Invitation invitation) {
        IssuedInvitation issued = new IssuedInvitation(invitation, RandomSecret.generate());
        keepLink(issued);
        return issued;
    }

    private void keepLink(IssuedInvitation issued) {
        Invitation invitation = issued.invitation();
        var _ =
                database.createNativeQuery(
                                """
                                INSERT INTO one_time_link
                                (digest, purpose, email, invitation_id, created_at, expires_at)
                                VALUES (?1, 'invitation', ?2, ?3, ?4, ?5)\
                                """)
                        .setParameter(1, digests.digest(issued.secret()).bytes())
                        .setParameter(2, invitation.email().address())
                        .setParameter(3, invitation.id().value())
                        .setParameter(4, now())
                        .setParameter(5, invitation.expiresAt())
                        .executeUpdate();
    }

    private void endLinks(InvitationId id) {
        var _ =
                database.createNativeQuery(
                                """
                                UPDATE one_time_link SET used_at = ?2
                                WHERE invitation_id = ?1 AND used_at IS NULL\
                                """)
                        .setParameter(1, id.value())
                        .setParameter(2, now())
                        .executeUpdate();
    }

    /// The open invitation as it is now, held until the transaction ends.
    private Optional<InvitationRow> lock(InvitationId id) {
        InvitationRow row = database.find(InvitationRow.class, id.value());
        if (row == null) {
            return Optional.empty();
        }
        database.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(row).filter(InvitationRow::isOpen);
    }

    private List<InvitationRow> rows(@Nullable TenantId tenant) {
        return database.createQuery(
                        """
                        from InvitationRow i where coalesce(i.tenantId, ?2) = ?1
                        and i.acceptedAt is null and i.withdrawnAt is null order by i.id\
                        """,
                        InvitationRow.class)
                .setParameter(1, place(tenant))
                .setParameter(2, OPERATORS)
                .getResultList();
    }

    private static UUID place(@Nullable TenantId tenant) {
        return tenant == null ? OPERATORS : tenant.value();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
