package io.tollgate.admin.members;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.audit.Journal;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.IssuedInvitation;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps invitations, each change with its entry in the audit log and in a transaction of its own.
/// Blocks on PostgreSQL.
@ApplicationScoped
@Transactional
class IssueInvitations {
    static final String THING = "invitation";

    private final Invitations invitations;
    private final CurrentCaller caller;
    private final Journal journal;

    IssueInvitations(Invitations invitations, CurrentCaller caller, Journal journal) {
        this.invitations = invitations;
        this.caller = caller;
        this.journal = journal;
    }

    Invitations.Issue issue(Circle circle, Email email, Seat seat) {
        Invitations.Issue outcome = invitations.invite(email, seat, caller.get().actor());
        if (outcome instanceof Invitations.Issue.Issued(var issued)) {
            Invitation made = issued.invitation();
            journal.created(THING, made.id(), circle.tenant(), InvitationView.of(made));
        }
        return outcome;
    }

    /// False, with nothing changed, if it is not open any more.
    boolean renew(Circle circle, Invitation before, IssuedInvitation another) {
        boolean renewed = invitations.renew(another);
        if (renewed) {
            journal.changed(
                    THING,
                    before.id(),
                    circle.tenant(),
                    InvitationView.of(before),
                    InvitationView.of(another.invitation()));
        }
        return renewed;
    }

    /// False if the circle has no such invitation.
    boolean withdraw(Circle circle, InvitationId id) {
        Optional<Invitation> before = find(circle, id).filter(_ -> invitations.withdraw(id));
        before.ifPresent(
                gone -> journal.deleted(THING, id, circle.tenant(), InvitationView.of(gone)));
        return before.isPresent();
    }

    /// Those of a person's open invitations that are meant.
    void withdraw(PersonId inviter, Predicate<Invitation> meant) {
        invitations.openBy(Inviters.actor(inviter)).stream()
                .filter(meant)
                .forEach(sent -> {
                    var _ = withdraw(Circle.of(sent.seat()), sent.id());
                });
    }

    /// The open invitation, if it is one of the circle.
    Optional<Invitation> find(Circle circle, InvitationId id) {
        return invitations
                .find(id)
                .filter(one -> Objects.equals(one.seat().tenantOrNull(), circle.tenant()));
    }
}
