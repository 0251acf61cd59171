package io.tollgate.admin.access;

import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Membership;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds who a browser's session belongs to and what that person is. Blocks on PostgreSQL, so that
/// a role taken away and a session ended count at once.
@ApplicationScoped
class Arrivals {
    private final Sessions sessions;
    private final People people;
    private final Operators operators;
    private final Memberships memberships;

    Arrivals(Sessions sessions, People people, Operators operators, Memberships memberships) {
        this.sessions = sessions;
        this.people = people;
        this.operators = operators;
        this.memberships = memberships;
    }

    sealed interface Arrival {
        /// Signed in. Tenants that are suspended are among the memberships.
        record Arrived(
                Session session,
                Person person,
                @Nullable OperatorRole operatorRole,
                List<Membership> memberships)
                implements Arrival {
            /// The person's role in a tenant, null for who is no member.
            @Nullable TenantRole roleIn(TenantId tenant) {
                return memberships.stream()
                        .filter(one -> one.tenant().equals(tenant))
                        .map(Membership::role)
                        .findFirst()
                        .orElse(null);
            }
        }

        /// Signed out by the clock, or from elsewhere: the session can still keep a form.
        record TooLate(Session session) implements Arrival {}

        record Unknown() implements Arrival {}
    }

    @Transactional
    Arrival arrive(Optional<String> secret) {
        return switch (secret.map(sessions::find).orElseGet(Sessions.Found.Nothing::new)) {
            case Sessions.Found.Living(var session) -> arrived(session);
            case Sessions.Found.Expired(var session) -> new Arrival.TooLate(session);
            case Sessions.Found.Nothing() -> new Arrival.Unknown();
        };
    }

    private Arrival.Arrived arrived(Session session) {
        sessions.touch(session.id());
        return new Arrival.Arrived(
                session,
                people.find(session.person()).orElseThrow(),
                operators.role(session.person()).orElse(null),
                memberships.of(session.person()));
    }
}
