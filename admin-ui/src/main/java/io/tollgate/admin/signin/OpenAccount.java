package io.tollgate.admin.signin;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.tenants.ChangeTenants;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/// Makes people of those who are new and whose address is proven. Empty, with nothing changed, if
/// somebody has the address. Blocks on PostgreSQL.
@ApplicationScoped
public class OpenAccount {
    private final People people;
    private final ChangeTenants tenants;
    private final Memberships memberships;
    private final Entrance entrance;
    private final Journal journal;

    OpenAccount(
            People people,
            ChangeTenants tenants,
            Memberships memberships,
            Entrance entrance,
            Journal journal) {
        this.people = people;
        this.tenants = tenants;
        this.memberships = memberships;
        this.entrance = entrance;
        this.journal = journal;
    }

    /// Who has a place here already: the first operator, or who was invited.
    @Transactional
    public Optional<Person> alone(NewPerson wanted) {
        return switch (people.create(wanted)) {
            case People.Creation.EmailTaken() -> Optional.empty();
            case People.Creation.Created(var person) -> {
                entrance.become(person.id());
                journal.created("person", person.id(), null, PersonView.of(person));
                yield Optional.of(person);
            }
        };
    }

    /// Who comes unasked: with a tenant that is the person's own.
    @Transactional
    public Optional<Person> withTenant(NewPerson wanted, String tenantName) {
        Optional<Person> created = alone(wanted);
        created.ifPresent(person -> {
            Tenant tenant = tenants.open(tenantName, wanted.email());
            var _ = memberships.add(tenant.id(), person.id(), TenantRole.OWNER);
            journal.created(
                    "member",
                    person.id(),
                    tenant.id(),
                    Map.of("role", TenantRole.OWNER.wire(), "email", person.email()));
        });
        return created;
    }
}
