package io.tollgate.admin.members;

import io.tollgate.admin.audit.Journal;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.RoleChange;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// Changes what people of a circle may do, and removes them, each with its entry in the audit log.
/// The last owner of a tenant stays, and so does the last admin. With the right to invite end the
/// invitations that were sent by it. Blocks on PostgreSQL.
@ApplicationScoped
class ChangeRoles {
    private final Circles circles;
    private final IssueInvitations invitations;
    private final Journal journal;

    ChangeRoles(Circles circles, IssueInvitations invitations, Journal journal) {
        this.circles = circles;
        this.invitations = invitations;
        this.journal = journal;
    }

    /// False, with nothing changed, if the person is there already.
    @Transactional
    boolean add(Circle circle, Person person, Seat seat) {
        boolean added = circles.add(person.id(), seat);
        if (added) {
            journal.created(
                    circle.thing(), person.id(), circle.tenant(), view(circle, person.id()));
        }
        return added;
    }

    @Transactional
    RoleChange change(Circle circle, PersonId person, Seat seat) {
        Optional<CircleMember> before = circles.find(circle, person);
        RoleChange outcome = circles.change(person, seat);
        if (outcome instanceof RoleChange.Changed && before.isPresent()) {
            journal.changed(
                    circle.thing(),
                    person,
                    circle.tenant(),
                    MemberView.of(before.get()),
                    view(circle, person));
            endInvitations(person);
        }
        return outcome;
    }

    @Transactional
    RoleChange remove(Circle circle, PersonId person) {
        Optional<CircleMember> before = circles.find(circle, person);
        RoleChange outcome = circles.remove(person, circle);
        if (outcome instanceof RoleChange.Changed && before.isPresent()) {
            journal.deleted(circle.thing(), person, circle.tenant(), MemberView.of(before.get()));
            endInvitations(person);
        }
        return outcome;
    }

    /// Those that the person could not send any more: nobody gets in by the word of somebody who
    /// has no say, least of all the person under another address.
    private void endInvitations(PersonId person) {
        invitations.withdraw(person, sent -> !circles.mayInvite(person, Circle.of(sent.seat())));
    }

    private MemberView view(Circle circle, PersonId person) {
        return MemberView.of(circles.find(circle, person).orElseThrow());
    }
}
