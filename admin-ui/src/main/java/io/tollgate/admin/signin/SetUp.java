package io.tollgate.admin.signin;

import io.tollgate.admin.audit.Journal;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.LinkPurpose;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/// Makes the first admin, by the link that only who runs the hub can read. Blocks on PostgreSQL.
@ApplicationScoped
public class SetUp {
    private final OneTimeLinks links;
    private final Operators operators;
    private final OpenAccount accounts;
    private final Entrance entrance;
    private final SetUpLink link;
    private final Journal journal;

    SetUp(
            OneTimeLinks links,
            Operators operators,
            OpenAccount accounts,
            Entrance entrance,
            SetUpLink link,
            Journal journal) {
        this.links = links;
        this.operators = operators;
        this.accounts = accounts;
        this.entrance = entrance;
        this.link = link;
        this.journal = journal;
    }

    /// Whether a link is good: none is once there is an admin.
    public boolean isOpen(String secret) {
        return operators.isWithoutAdmin() && links.find(LinkPurpose.SET_UP, secret).isPresent();
    }

    /// Makes somebody who is there the first admin. False, with nothing changed, if the link is
    /// good no longer.
    @Transactional
    public boolean claim(String secret, PersonId person) {
        if (!operators.isWithoutAdmin() || links.use(LinkPurpose.SET_UP, secret).isEmpty()) {
            return false;
        }
        entrance.become(person);
        if (!operators.add(person, OperatorRole.ADMIN)) {
            var _ = operators.change(person, OperatorRole.ADMIN);
        }
        journal.created("operator", person, null, Map.of("role", OperatorRole.ADMIN.wire()));
        link.remove();
        return true;
    }

    /// Makes somebody new the first admin. Empty, with nothing changed, if the link is good no
    /// longer or the address is taken.
    @Transactional
    Optional<Person> create(String secret, NewPerson wanted) {
        return isOpen(secret)
                ? accounts.alone(wanted).filter(person -> claim(secret, person.id()))
                : Optional.empty();
    }
}
