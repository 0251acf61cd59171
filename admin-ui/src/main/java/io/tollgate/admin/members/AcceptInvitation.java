package io.tollgate.admin.members;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.signin.Entrance;
import io.tollgate.admin.signin.PersonView;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Makes people who were invited belong where they were invited to, once a link. Blocks on
/// PostgreSQL.
@ApplicationScoped
class AcceptInvitation {
    private final Invitations invitations;
    private final ChangeRoles roles;
    private final People people;
    private final Entrance entrance;
    private final Journal journal;
    private final Clock clock;

    AcceptInvitation(
            Invitations invitations,
            ChangeRoles roles,
            People people,
            Entrance entrance,
            Journal journal,
            Clock clock) {
        this.invitations = invitations;
        this.roles = roles;
        this.people = people;
        this.entrance = entrance;
        this.journal = journal;
        this.clock = clock;
    }

    /// The invitation that a link is good for; empty if it was used, replaced or withdrawn, is too
    /// old or was never given out.
    Optional<Invitation> find(String link) {
        return invitations.find(link).filter(open -> !open.isExpired(clock.instant()));
    }

    /// False, with nothing changed, if the link is good no longer. Who is there already stays what
    /// they are.
    @Transactional
    boolean accept(String link, Person person) {
        Optional<Invitation> open = find(link).filter(one -> invitations.accept(one.id()));
        open.ifPresent(accepted -> {
            entrance.become(person.id());
            join(accepted, person);
        });
        return open.isPresent();
    }

    /// The new person; empty, with nothing changed, if the link is good no longer or if somebody
    /// has the address by now.
    @Transactional
    Optional<Person> create(String link, NewPerson wanted) {
        Optional<Invitation> open = find(link);
        if (open.isEmpty()
                || !(people.create(wanted) instanceof People.Creation.Created(var person))) {
            return Optional.empty();
        }
        if (!invitations.accept(open.get().id())) {
            throw Refused.conflict("invitation_gone", "withdrawn while it was accepted", null);
        }
        entrance.become(person.id());
        journal.created("person", person.id(), null, PersonView.of(person));
        join(open.get(), person);
        return Optional.of(person);
    }

    private void join(Invitation accepted, Person person) {
        Circle circle = Circle.of(accepted.seat());
        journal.changed(
                IssueInvitations.THING,
                accepted.id(),
                circle.tenant(),
                status(accepted, "open"),
                status(accepted, "accepted"));
        var _ = roles.add(circle, person, accepted.seat());
    }

    private static Map<String, String> status(Invitation invitation, String status) {
        return Map.of("email", invitation.email().address(), "status", status);
    }
}
