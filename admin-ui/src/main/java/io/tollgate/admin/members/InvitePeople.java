package io.tollgate.admin.members;

import io.tollgate.admin.mail.MailUnavailable;
import io.tollgate.admin.signin.Attempts;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.Invitations.Issue;
import io.tollgate.catalog.people.IssuedInvitation;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Invites people into a circle by mail. An invitation whose mail cannot be sent is none. Blocks on
/// PostgreSQL and on the mail.
@ApplicationScoped
class InvitePeople {
    private final Invitations invitations;
    private final IssueInvitations issue;
    private final InvitationMail mail;
    private final Attempts attempts;
    private final Circles circles;
    private final People people;

    InvitePeople(
            Invitations invitations,
            IssueInvitations issue,
            InvitationMail mail,
            Attempts attempts,
            Circles circles,
            People people) {
        this.invitations = invitations;
        this.issue = issue;
        this.mail = mail;
        this.attempts = attempts;
        this.circles = circles;
        this.people = people;
    }

    /// What became of an invitation to send.
    sealed interface Invited {
        /// The mail is under way.
        record Sent(Invitation invitation) implements Invited {}

        record AlreadyThere() implements Invited {}

        /// An earlier invitation of the address still works.
        record AlreadyInvited() implements Invited {}

        /// Too many invitations are open.
        record TooMany() implements Invited {}

        /// Too many letters to this address, or from this circle.
        record TooSoon(Instant until) implements Invited {}

        /// The mail could not be sent; nothing has changed.
        record MailAway() implements Invited {}

        /// The circle has no such invitation, or not any more.
        record Gone() implements Invited {}
    }

    Invited invite(Circle circle, Email email, Seat seat) {
        if (people.find(email).flatMap(one -> circles.find(circle, one.id())).isPresent()) {
            return new Invited.AlreadyThere();
        }
        if (isInvited(circle, email)) {
            return new Invited.AlreadyInvited();
        }
        Optional<Instant> tooSoon = attempts.invitation(email, circle.name());
        if (tooSoon.isPresent()) {
            return new Invited.TooSoon(tooSoon.get());
        }
        return switch (issue.issue(circle, email, seat)) {
            case Issue.AlreadyInvited() -> new Invited.AlreadyInvited();
            case Issue.TooMany() -> new Invited.TooMany();
            case Issue.Issued(var issued) -> {
                if (isSent(issued)) {
                    yield new Invited.Sent(issued.invitation());
                }
                var _ = issue.withdraw(circle, issued.invitation().id());
                yield new Invited.MailAway();
            }
        };
    }

    /// Sends a new link, with which earlier ones end. It is kept once it is under way, so that
    /// without mail the link that the person has stays good.
    Invited resend(Circle circle, InvitationId id) {
        Optional<Invitation> before = issue.find(circle, id);
        Optional<IssuedInvitation> another = before.flatMap(open -> invitations.another(open.id()));
        if (before.isEmpty() || another.isEmpty()) {
            return new Invited.Gone();
        }
        Optional<Instant> tooSoon = attempts.invitation(before.get().email(), circle.name());
        if (tooSoon.isPresent()) {
            return new Invited.TooSoon(tooSoon.get());
        }
        if (!isSent(another.get())) {
            return new Invited.MailAway();
        }
        return issue.renew(circle, before.get(), another.get())
                ? new Invited.Sent(another.get().invitation())
                : new Invited.Gone();
    }

    private boolean isInvited(Circle circle, Email email) {
        return invitations.openFor(email).stream()
                .anyMatch(one -> Objects.equals(one.seat().tenantOrNull(), circle.tenant()));
    }

    private boolean isSent(IssuedInvitation issued) {
        try {
            mail.send(issued);
            return true;
        } catch (MailUnavailable away) {
            return false;
        }
    }
}
