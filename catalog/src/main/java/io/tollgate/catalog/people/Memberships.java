package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who belongs to which tenant, in PostgreSQL. Every method blocks and joins the caller's
/// transaction. A tenant that has an owner keeps one.
@ApplicationScoped
@Transactional
public class Memberships {
    private final EntityManager database;
    private final Clock clock;

    Memberships(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A person's tenants, by name.
    public List<Membership> of(PersonId person) {
        return database.createQuery(
                        """
                        select t.id, t.name, m.role from MembershipRow m, TenantRow t
                        where m.personId = ?1 and t.id = m.tenantId order by t.name, t.id\
                        """,
                        Object[].class)
                .setParameter(1, person.value())
                .getResultStream()
                .map(row ->
                        new Membership(
                                new TenantId((UUID) row[0]),
                                (String) row[1],
                                TenantRole.of((String) row[2])))
                .toList();
    }

    /// A tenant's members, in the order in which they came.
    public List<Member<TenantRole>> in(TenantId tenant) {
        return database.createQuery(
                        """
                        select p, m.role, m.createdAt from MembershipRow m, PersonRow p
                        where m.tenantId = ?1 and p.id = m.personId order by m.createdAt, p.id\
                        """,
                        Object[].class)
                .setParameter(1, tenant.value())
                .getResultStream()
                .map(row ->
                        new Member<>(
                                ((PersonRow) row[0]).toPerson(),
                                TenantRole.of((String) row[1]),
                                (Instant) row[2]))
                .toList();
    }

    public Optional<TenantRole> role(TenantId tenant, PersonId person) {
        return Optional.ofNullable(row(tenant, person)).map(row -> TenantRole.of(row.role));
    }

    /// False, with nothing changed, if the person is a member already.
    public boolean add(TenantId tenant, PersonId person, TenantRole role) {
        return database.createNativeQuery(
                                """
                                INSERT INTO membership (tenant_id, person_id, role, created_at)
                                VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING\
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, person.value())
                        .setParameter(3, role.wire())
                        .setParameter(4, clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .executeUpdate()
                == 1;
    }

    public RoleChange change(TenantId tenant, PersonId person, TenantRole role) {
        List<UUID> owners = lockOwners(tenant);
        MembershipRow row = present(row(tenant, person));
        if (row == null) {
            return new RoleChange.NotThere();
        }
        if (role != TenantRole.OWNER && owners.equals(List.of(person.value()))) {
            return new RoleChange.TheLast();
        }
        String before = row.role;
        row.role = role.wire();
        database.flush();
        return new RoleChange.Changed(before);
    }

    public RoleChange remove(TenantId tenant, PersonId person) {
        List<UUID> owners = lockOwners(tenant);
        MembershipRow row = present(row(tenant, person));
        if (row == null) {
            return new RoleChange.NotThere();
        }
        if (owners.equals(List.of(person.value()))) {
            return new RoleChange.TheLast();
        }
        String before = row.role;
        database.remove(row);
        database.flush();
        return new RoleChange.Changed(before);
    }

    /// Holds the tenant's memberships until the transaction ends, so that two owners cannot remove
    /// each other at once.
    private List<UUID> lockOwners(TenantId tenant) {
        var _ =
                database.createQuery(
                                "from MembershipRow m where m.tenantId = ?1 order by m.personId",
                                MembershipRow.class)
                        .setParameter(1, tenant.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList();
        return database.createQuery(
                        """
                        select m.personId from MembershipRow m
                        where m.tenantId = ?1 and m.role = ?2\
                        """,
                        UUID.class)
                .setParameter(1, tenant.value())
                .setParameter(2, TenantRole.OWNER.wire())
                .getResultList();
    }

    /// As it is now that the lock is held, whatever was read before.
    private @Nullable MembershipRow present(@Nullable MembershipRow row) {
        if (row != null) {
            database.refresh(row);
        }
        return row;
    }

    private @Nullable MembershipRow row(TenantId tenant, PersonId person) {
        return database.find(
                MembershipRow.class, new MembershipKey(tenant.value(), person.value()));
    }
}
