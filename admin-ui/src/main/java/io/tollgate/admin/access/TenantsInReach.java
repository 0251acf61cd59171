package io.tollgate.admin.access;

import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;

/// The tenants that the present caller may see; any other one does not exist. Blocks on PostgreSQL.
@ApplicationScoped
public class TenantsInReach {
    private static final String THING = "tenant";

    private final Tenants tenants;
    private final CurrentCaller caller;

    TenantsInReach(Tenants tenants, CurrentCaller caller) {
        this.tenants = tenants;
        this.caller = caller;
    }

    /// The tenant of a path; 404 if it is out of reach.
    public Tenant find(TenantId id) {
        caller.get().reach(id, THING);
        return tenants.find(id).orElseThrow(() -> Refused.notFound(THING));
    }
}
