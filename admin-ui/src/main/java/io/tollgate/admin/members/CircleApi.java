package io.tollgate.admin.members;

import io.tollgate.admin.members.InvitePeople.Invited;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.RoleChange;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the routes of tenants' members and of the operators have in common: bodies in, outcomes as
/// answers of the API.
@ApplicationScoped
class CircleApi {
    private final Circles circles;
    private final ChangeRoles roles;
    private final InvitePeople invite;
    private final IssueInvitations issue;
    private final Invitations invitations;
    private final People people;
    private final ConsoleLimits limits;

    CircleApi(
            Circles circles,
            ChangeRoles roles,
            InvitePeople invite,
            IssueInvitations issue,
            Invitations invitations,
            People people,
            ConsoleLimits limits) {
        this.circles = circles;
        this.roles = roles;
        this.invite = invite;
        this.issue = issue;
        this.invitations = invitations;
        this.people = people;
        this.limits = limits;
    }

    Page<MemberView> people(Circle circle, PageQuery query) {
        int rows = query.rows(limits);
        PersonId after = query.after(PersonId::parse);
        List<CircleMember> found =
                circles.people(circle).stream()
                        .filter(one -> after == null || one.person().id().compareTo(after) > 0)
                        .sorted(Comparator.comparing(one -> one.person().id()))
                        .limit(rows + 1L)
                        .toList();
        return Page.of(found, rows, one -> one.person().id(), MemberView::of);
    }

    MemberView add(Circle circle, MemberBody body) {
        Email email = email(body.email());
        Seat seat = seat(circle, body.role());
        Person person =
                people.find(email)
                        .orElseThrow(() ->
                                Refused.invalid(
                                        "email",
                                        "is nobody's who has signed in yet; send an"
                                                + " invitation"));
        if (!roles.add(circle, person, seat)) {
            throw alreadyThere(circle);
        }
        return member(circle, person.id());
    }

    MemberView change(Circle circle, PersonId person, RoleBody body) {
        MemberView _ = member(circle, person);
        outcome(circle, roles.change(circle, person, seat(circle, body.role())));
        return member(circle, person);
    }

    void remove(Circle circle, PersonId person) {
        outcome(circle, roles.remove(circle, person));
    }

    Page<InvitationView> invitations(Circle circle, PageQuery query) {
        int rows = query.rows(limits);
        InvitationId after = query.after(InvitationId::parse);
        List<Invitation> found =
                invitations.open(circle.tenant()).stream()
                        .filter(one -> after == null || one.id().compareTo(after) > 0)
                        .limit(rows + 1L)
                        .toList();
        return Page.of(found, rows, Invitation::id, InvitationView::of);
    }

    InvitationView invite(Circle circle, MemberBody body) {
        Email email = email(body.email());
        Seat seat = seat(circle, body.role());
        return sent(circle, invite.invite(circle, email, seat));
    }

    InvitationView resend(Circle circle, InvitationId id) {
        return sent(circle, invite.resend(circle, id));
    }

    private static InvitationView sent(Circle circle, Invited outcome) {
        return switch (outcome) {
            case Invited.Sent(var invitation) -> InvitationView.of(invitation);
            case Invited.AlreadyThere() -> throw alreadyThere(circle);
            case Invited.AlreadyInvited() ->
                    throw Refused.conflict(
                            "already_invited",
                            "an invitation of this address is open; send it again or withdraw it",
                            "email");
            case Invited.TooMany() ->
                    throw Refused.conflict(
                            "too_many_invitations",
                            "too many invitations are open; withdraw some first",
                            null);
            case Invited.TooSoon(var until) ->
                    throw Refused.tooOften(
                            "too_many_letters",
                            "too many letters to this address or from here; again at "
                                    + until.truncatedTo(ChronoUnit.SECONDS));
            case Invited.MailAway() ->
                    throw Refused.unavailable(
                            "mail_unavailable",
                            "the mail could not be sent; nothing has changed, try again");
            case Invited.Gone() -> throw Refused.notFound("invitation");
        };
    }

    void withdraw(Circle circle, InvitationId id) {
        if (!issue.withdraw(circle, id)) {
            throw Refused.notFound("invitation");
        }
    }

    private MemberView member(Circle circle, PersonId person) {
        return circles.find(circle, person)
                .map(MemberView::of)
                .orElseThrow(() -> Refused.notFound(circle.thing()));
    }

    private static void outcome(Circle circle, RoleChange outcome) {
        switch (outcome) {
            case RoleChange.Changed _ -> {}
            case RoleChange.NotThere() -> throw Refused.notFound(circle.thing());
            case RoleChange.TheLast() ->
                    throw Refused.conflict(
                            "last_" + circle.head(),
                            "the last " + circle.head() + " stays; make somebody else one first",
                            null);
        }
    }

    private static Refused alreadyThere(Circle circle) {
        return Refused.conflict(
                "already_" + circle.thing(), "this person is there already", "email");
    }

    private static Email email(@Nullable String text) {
        String given = Check.text(text, "email", 320);
        return Check.rules("", () -> new Email(given));
    }

    private static Seat seat(Circle circle, @Nullable String role) {
        String given = Check.required(role, "role");
        return Check.valid("role", () -> circle.seat(given));
    }
}
