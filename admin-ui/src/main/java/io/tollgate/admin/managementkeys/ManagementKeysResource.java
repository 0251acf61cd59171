package io.tollgate.admin.managementkeys;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.access.IssuedManagementKey;
import io.tollgate.catalog.access.ManagementKey;
import io.tollgate.catalog.access.ManagementKeys;
import io.tollgate.catalog.access.Scope;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "management keys")
class ManagementKeysResource {
    private static final String THING = "management_key";

    private final ManagementKeys keys;
    private final Tenants tenants;
    private final CurrentCaller caller;
    private final Journal journal;
    private final ConsoleLimits limits;
    private final Clock clock;

    ManagementKeysResource(
            ManagementKeys keys,
            Tenants tenants,
            CurrentCaller caller,
            Journal journal,
            ConsoleLimits limits,
            Clock clock) {
        this.keys = keys;
        this.tenants = tenants;
        this.caller = caller;
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
    }

    @POST
    @Path("/management-keys")
    @ResponseStatus(201)
    @Transactional
    public ManagementKeyView issue(ManagementKeyBody body) {
        String name = Check.text(body.name(), "name", 200);
        Scope scope = Check.oneOf(body.scope(), "scope", List.of(Scope.values()));
        IssuedManagementKey issued = keys.issue(name, scope, tenant(scope, body.tenant()));
        journal.created(
                THING,
                issued.key().id(),
                issued.key().tenant(),
                ManagementKeyView.of(issued.key()));
        return ManagementKeyView.withSecret(issued);
    }

    @GET
    @Path("/management-keys")
    public Page<ManagementKeyView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        return Page.of(
                keys.list(rows + 1, query.after(ManagementKeyId::parse)),
                rows,
                ManagementKey::id,
                ManagementKeyView::of);
    }

    @DELETE
    @Path("/management-keys/{id}")
    @Transactional
    public void revoke(@PathParam("id") ManagementKeyId id) {
        if (id.equals(caller.get().key())) {
            throw Refused.conflict(
                    "key_in_use", "a key does not revoke itself, use another one", null);
        }
        ManagementKey revoked =
                keys.revoke(id, clock.instant())
                        .orElseThrow(() -> Refused.notFound("management key"));
        journal.deleted(THING, id, revoked.tenant(), ManagementKeyView.of(revoked));
    }

    private @Nullable TenantId tenant(Scope scope, @Nullable String given) {
        if (scope == Scope.OPERATOR) {
            if (given != null) {
                throw Refused.invalid("tenant", "belongs to scope tenant only");
            }
            return null;
        }
        TenantId tenant = Check.id(given, "tenant", TenantId::parse);
        if (tenants.find(tenant).isEmpty()) {
            throw Refused.invalid("tenant", "there is no such tenant");
        }
        return tenant;
    }
}
