package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The people who operate the hub, in PostgreSQL. Every method blocks and joins the caller's
/// transaction. Once there is an admin, one stays.
@ApplicationScoped
@Transactional
public class Operators {
    private final EntityManager database;
    private final Clock clock;

    Operators(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<OperatorRole> role(PersonId person) {
        return Optional.ofNullable(row(person)).map(row -> OperatorRole.of(row.role));
    }

    /// Whether nobody is an admin yet, so that the hub is to be set up.
    public boolean isWithoutAdmin() {
        return admins(false).isEmpty();
    }

    /// All operators, in the order in which they came.
    public List<Member<OperatorRole>> all() {
        return database.createQuery(
                        """
                        select p, o.role, o.createdAt from OperatorRoleRow o, PersonRow p
                        where p.id = o.personId order by o.createdAt, p.id\
                        """,
                        Object[].class)
                .getResultStream()
                .map(row ->
                        new Member<>(
                                ((PersonRow) row[0]).toPerson(),
                                OperatorRole.of((String) row[1]),
                                (Instant) row[2]))
                .toList();
    }

    /// False, with nothing changed, if the person is an operator already.
    public boolean add(PersonId person, OperatorRole role) {
        return database.createNativeQuery(
                                """
                                INSERT INTO operator_role (person_id, role, created_at)
                                VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING\
                                """)
                        .setParameter(1, person.value())
                        .setParameter(2, role.wire())
                        .setParameter(3, clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .executeUpdate()
                == 1;
    }

    public RoleChange change(PersonId person, OperatorRole role) {
        List<UUID> admins = admins(true);
        OperatorRoleRow row = present(row(person));
        if (row == null) {
            return new RoleChange.NotThere();
        }
        if (role != OperatorRole.ADMIN && admins.equals(List.of(person.value()))) {
            return new RoleChange.TheLast();
        }
        String before = row.role;
        row.role = role.wire();
        database.flush();
        return new RoleChange.Changed(before);
    }

    public RoleChange remove(PersonId person) {
        List<UUID> admins = admins(true);
        OperatorRoleRow row = present(row(person));
        if (row == null) {
            return new RoleChange.NotThere();
        }
        if (admins.equals(List.of(person.value()))) {
            return new RoleChange.TheLast();
        }
        String before = row.role;
        database.remove(row);
        database.flush();
        return new RoleChange.Changed(before);
    }

    /// @param lock holds the roles until the transaction ends, so that two admins cannot remove
    ///   each other at once
    private List<UUID> admins(boolean lock) {
        if (lock) {
            var _ =
                    database.createNativeQuery(
                                    "LOCK TABLE operator_role IN SHARE ROW EXCLUSIVE MODE")
                            .executeUpdate();
        }
        return database.createQuery(
                        "select o.personId from OperatorRoleRow o where o.role = ?1", UUID.class)
                .setParameter(1, OperatorRole.ADMIN.wire())
                .getResultList();
    }

    /// As it is now that the lock is held, whatever was read before.
    private @Nullable OperatorRoleRow present(@Nullable OperatorRoleRow row) {
        if (row != null) {
            database.refresh(row);
        }
        return row;
    }

    private @Nullable OperatorRoleRow row(PersonId person) {
        return database.find(OperatorRoleRow.class, person.value());
    }
}
