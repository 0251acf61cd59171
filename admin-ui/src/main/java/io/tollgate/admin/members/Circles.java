package io.tollgate.admin.members;

import io.tollgate.admin.access.AllowedTo.Audience;
import io.tollgate.admin.access.Role;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.RoleChange;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The people of tenants and the operators, asked and changed in one way. Blocks on PostgreSQL.
@ApplicationScoped
class Circles {
    private final Memberships memberships;
    private final Operators operators;

    Circles(Memberships memberships, Operators operators) {
        this.memberships = memberships;
        this.operators = operators;
    }

    /// In the order in which they came.
    List<CircleMember> people(Circle circle) {
        return circle.tenant() == null
                ? operators.all().stream()
                        .map(one -> CircleMember.of(one, one.role().wire()))
                        .toList()
                : memberships.in(circle.tenant()).stream()
                        .map(one -> CircleMember.of(one, one.role().wire()))
                        .toList();
    }

    Optional<CircleMember> find(Circle circle, PersonId person) {
        return people(circle).stream().filter(one -> one.person().id().equals(person)).findFirst();
    }

    /// Whether the person may invite into the circle, by a role in it or among the operators.
    boolean mayInvite(PersonId person, Circle circle) {
        Optional<Role> asOperator = operators.role(person).map(Role::of);
        TenantId tenant = circle.tenant();
        if (tenant == null) {
            return asOperator.filter(Audience.ADMINS.roles()::contains).isPresent();
        }
        Optional<Role> asMember = memberships.role(tenant, person).map(Role::of);
        return Stream.of(asOperator, asMember)
                .flatMap(Optional::stream)
                .anyMatch(Audience.MEMBERS.roles()::contains);
    }

    /// False, with nothing changed, if the person is there already.
    boolean add(PersonId person, Seat seat) {
        return switch (seat) {
            case Seat.InTenant(var tenant, var role) -> memberships.add(tenant, person, role);
            case Seat.AmongOperators(var role) -> operators.add(person, role);
        };
    }

    RoleChange change(PersonId person, Seat seat) {
        return switch (seat) {
            case Seat.InTenant(var tenant, var role) -> memberships.change(tenant, person, role);
            case Seat.AmongOperators(var role) -> operators.change(person, role);
        };
    }

    RoleChange remove(PersonId person, Circle circle) {
        return circle.tenant() == null
                ? operators.remove(person)
                : memberships.remove(circle.tenant(), person);
    }
}
