package io.tollgate.admin.members;

import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.members.InvitePeople.Invited;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.RoleChange;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes the forms of the pages about people. Blocks on PostgreSQL and on mail.
@ApplicationScoped
class CircleForms {
    static final String INVITE = "invite";
    static final String ROLE = "role";
    static final String REMOVE = "remove";

    private final InvitePeople invite;
    private final IssueInvitations issue;
    private final ChangeRoles roles;
    private final Circles circles;
    private final Invitations invitations;
    private final Words words;
    private final Clock clock;

    CircleForms(
            InvitePeople invite,
            IssueInvitations issue,
            ChangeRoles roles,
            Circles circles,
            Invitations invitations,
            Words words,
            Clock clock) {
        this.invite = invite;
        this.issue = issue;
        this.roles = roles;
        this.circles = circles;
        this.invitations = invitations;
        this.words = words;
        this.clock = clock;
    }

    /// What became of a form.
    sealed interface Taken {
        /// Done; the message goes onto the next page.
        record Done(Flash flash) implements Taken {}

        /// The form again, with what is wrong.
        record Wrong(Form form) implements Taken {}
    }

    Taken invite(Circle circle, Form typed) {
        PeopleWords said = words.in(PeopleWords.class);
        Optional<Email> email = email(typed.value("email"));
        Optional<Seat> seat = seat(circle, typed.value(ROLE));
        if (email.isEmpty() || seat.isEmpty()) {
            Form form = email.isPresent() ? typed : typed.refused("email", said.wrongEmail());
            return new Taken.Wrong(seat.isPresent() ? form : form.refused(ROLE, said.wrongRole()));
        }
        return switch (invite.invite(circle, email.get(), seat.get())) {
            case Invited.Sent(var made) ->
                    new Taken.Done(Flash.ok(said.sent(made.email().address())));
            case Invited.AlreadyThere() ->
                    new Taken.Wrong(typed.refused("email", said.alreadyThere()));
            case Invited.AlreadyInvited() ->
                    new Taken.Wrong(typed.refused("email", said.alreadyInvited()));
            case Invited.TooMany() -> new Taken.Wrong(typed.refused(said.tooMany()));
            case Invited.TooSoon(var until) ->
                    new Taken.Wrong(typed.refused(said.tooSoon(minutesUntil(until))));
            case Invited.MailAway() -> new Taken.Wrong(typed.refused(said.mailAway()));
            case Invited.Gone() -> new Taken.Wrong(typed.refused(said.invitationGone()));
        };
    }

    /// 404 for an invitation that never was one of the circle.
    Flash resend(Circle circle, InvitationId id) {
        known(circle, id);
        PeopleWords said = words.in(PeopleWords.class);
        return switch (invite.resend(circle, id)) {
            case Invited.Sent(var sent) -> Flash.ok(said.sentAgain(sent.email().address()));
            case Invited.TooSoon(var until) -> Flash.bad(said.tooSoon(minutesUntil(until)));
            case Invited.MailAway() -> Flash.bad(said.mailAway());
            case Invited.Gone(),
                    Invited.AlreadyThere(),
                    Invited.AlreadyInvited(),
                    Invited.TooMany() ->
                    Flash.bad(said.invitationGone());
        };
    }

    /// Whole minutes, rounded up, at least one.
    private long minutesUntil(Instant moment) {
        long seconds = Duration.between(clock.instant(), moment).toSeconds();
        return Math.max(1, Math.ceilDiv(seconds, 60L));
    }

    /// 404 for an invitation that never was one of the circle.
    Flash withdraw(Circle circle, InvitationId id) {
        known(circle, id);
        PeopleWords said = words.in(PeopleWords.class);
        Optional<Invitation> open = invitations.find(id);
        return open.isPresent() && issue.withdraw(circle, id)
                ? Flash.ok(said.withdrawn(open.get().email().address()))
                : Flash.bad(said.invitationGone());
    }

    Taken change(Circle circle, PersonId person, Form typed) {
        PeopleWords said = words.in(PeopleWords.class);
        CircleMember before = present(circle, person);
        Optional<Seat> seat = seat(circle, typed.value(ROLE));
        if (seat.isEmpty()) {
            return new Taken.Wrong(typed.refused(ROLE, said.wrongRole()));
        }
        return switch (roles.change(circle, person, seat.get())) {
            case RoleChange.Changed _ ->
                    new Taken.Done(
                            Flash.ok(
                                    said.roleChanged(
                                            before.person().name(),
                                            said.roleName(seat.get().roleName()))));
            case RoleChange.NotThere() -> throw Refused.notFound(circle.thing());
            case RoleChange.TheLast() ->
                    new Taken.Wrong(typed.refused(ROLE, said.lastHead(circle.head())));
        };
    }

    /// @param you whether it is the visitor who leaves
    Taken remove(Circle circle, PersonId person, boolean you) {
        PeopleWords said = words.in(PeopleWords.class);
        CircleMember before = present(circle, person);
        return switch (roles.remove(circle, person)) {
            case RoleChange.Changed _ ->
                    new Taken.Done(
                            Flash.ok(you ? said.youLeft() : said.removed(before.person().name())));
            case RoleChange.NotThere() -> throw Refused.notFound(circle.thing());
            case RoleChange.TheLast() ->
                    new Taken.Wrong(Form.named(REMOVE).refused(said.lastHead(circle.head())));
        };
    }

    private void known(Circle circle, InvitationId id) {
        if (!invitations.isInto(circle.tenant(), id)) {
            throw Refused.notFound("invitation");
        }
    }

    private CircleMember present(Circle circle, PersonId person) {
        return circles.find(circle, person).orElseThrow(() -> Refused.notFound(circle.thing()));
    }

    private static Optional<Email> email(String typed) {
        try {
            return Optional.of(new Email(typed));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Seat> seat(Circle circle, String role) {
        try {
            return Optional.of(circle.seat(role));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
