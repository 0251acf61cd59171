package io.tollgate.admin.audit;

import io.tollgate.catalog.access.ManagementKey;
import io.tollgate.catalog.access.ManagementKeys;
import io.tollgate.catalog.audit.AuditEntry;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The names of those who act and of the tenants they act on, asked for once a page. Blocks on
/// PostgreSQL.
@ApplicationScoped
class AuditNames {
    private static final String PERSON = "person:";
    private static final String MANAGEMENT_KEY = "management_key:";

    private final People people;
    private final ManagementKeys managementKeys;
    private final Tenants tenants;

    AuditNames(People people, ManagementKeys managementKeys, Tenants tenants) {
        this.people = people;
        this.managementKeys = managementKeys;
        this.tenants = tenants;
    }

    /// Names by actor, and by tenant.
    record Known(Map<String, String> actors, Map<TenantId, String> tenants) {}

    Known of(List<AuditEntry> entries, AuditWords said) {
        Map<String, String> actors = new HashMap<>();
        entries.stream()
                .map(AuditEntry::actor)
                .distinct()
                .forEach(actor -> actors.put(actor, name(actor, said)));
        Map<TenantId, String> known = new HashMap<>();
        tenants.findAll(
                        entries.stream()
                                .map(AuditEntry::tenant)
                                .flatMap(Stream::ofNullable)
                                .toList())
                .forEach((id, tenant) -> known.put(id, tenant.name()));
        return new Known(actors, known);
    }

    /// Such as `Ada Lovelace`; an actor that is nobody's any more keeps its id.
    String name(String actor, AuditWords said) {
        try {
            if (actor.startsWith(PERSON)) {
                return people.find(PersonId.parse(actor.substring(PERSON.length())))
                        .map(Person::name)
                        .orElse(said.somebody());
            }
            if (actor.startsWith(MANAGEMENT_KEY)) {
                ManagementKeyId id =
                        ManagementKeyId.parse(actor.substring(MANAGEMENT_KEY.length()));
                return said.managementKey(
                        managementKeys.find(id).map(ManagementKey::name).orElse(id.toString()));
            }
        } catch (IllegalArgumentException malformed) {
            return actor;
        }
        return actor.isBlank() || actor.equals("system") ? said.system() : actor;
    }
}
