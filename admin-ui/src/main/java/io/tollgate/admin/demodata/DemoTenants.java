package io.tollgate.admin.demodata;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.keys.ChangeKeys;
import io.tollgate.admin.tenants.ChangeTenants;
import io.tollgate.billing.ledger.Withdrawals;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The companies as tenants with keys and an owner. Blocks on PostgreSQL.
@ApplicationScoped
class DemoTenants {
    /// More than three companies are ever made, removed and made again.
    private static final int MOST = 1_000;

    private final Tenants tenants;
    private final ApiKeys keys;
    private final People people;
    private final Memberships memberships;
    private final ChangeTenants changeTenants;
    private final ChangeKeys changeKeys;
    private final Withdrawals withdrawals;

    DemoTenants(
            Tenants tenants,
            ApiKeys keys,
            People people,
            Memberships memberships,
            ChangeTenants changeTenants,
            ChangeKeys changeKeys,
            Withdrawals withdrawals) {
        this.tenants = tenants;
        this.keys = keys;
        this.people = people;
        this.memberships = memberships;
        this.changeTenants = changeTenants;
        this.changeKeys = changeKeys;
        this.withdrawals = withdrawals;
    }

    /// Every tenant that is or was the company, the newest first.
    List<Tenant> all(Company company) {
        return tenants.search(company.address(), MOST, null).stream()
                .filter(tenant -> tenant.email().equals(company.address()))
                .toList();
    }

    /// The one that has not been withdrawn.
    Optional<Tenant> present(Company company) {
        return all(company).stream()
                .filter(tenant -> !withdrawals.isWithdrawn(tenant.id()))
                .findFirst();
    }

    /// Makes the tenant with its owner, who has no password and cannot sign in.
    @Transactional
    Tenant open(Company company) {
        Email address = new Email(company.address());
        Tenant tenant = changeTenants.open(company.title(), address);
        Optional<Person> owner =
                switch (people.create(
                        new NewPerson(address, company.title() + " owner", null, null))) {
                    case People.Creation.Created(Person person) -> Optional.of(person);
                    case People.Creation.EmailTaken() -> people.find(address);
                };
        owner.ifPresent(person -> {
            boolean _ = memberships.add(tenant.id(), person.id(), TenantRole.OWNER);
        });
        return tenant;
    }

    /// The company's keys in its order, making those that are missing.
    @Transactional
    List<KeyId> keys(Tenant tenant, Company company) {
        List<ApiKey> known = keys.list(tenant.id(), MOST, null);
        List<KeyId> all = new ArrayList<>();
        for (String name : company.keys()) {
            all.add(
                    known.stream()
                            .filter(key -> key.name().equals(name))
                            .map(ApiKey::id)
                            .findFirst()
                            .orElseGet(() -> changeKeys.open(tenant, name)));
        }
        return all;
    }

    /// Nobody can call for it from here on. Its owner, who cannot sign in, stays.
    @Transactional
    void close(Tenant tenant, Caller caller) {
        keys.list(tenant.id(), MOST, null).forEach(key -> changeKeys.revoke(key.id(), caller));
        if (tenant.active()) {
            Tenant _ = changeTenants.close(tenant, "Removed: " + tenant.name());
        }
    }
}
