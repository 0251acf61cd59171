package io.tollgate.admin.tenants;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT)
@Tag(name = "tenants")
class TenantsResource {
    private final Tenants tenants;
    private final ChangeTenants change;
    private final PublishedDebtLimit debtLimit;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;

    TenantsResource(
            Tenants tenants,
            ChangeTenants change,
            PublishedDebtLimit debtLimit,
            CurrentCaller caller,
            ConsoleLimits limits) {
        this.tenants = tenants;
        this.change = change;
        this.debtLimit = debtLimit;
        this.caller = caller;
        this.limits = limits;
    }

    @POST
    @Path("/tenants")
    @ResponseStatus(201)
    public TenantView create(TenantBody body) {
        return TenantView.of(change.create(body));
    }

    /// A tenant key finds its own tenant alone.
    @GET
    @Path("/tenants")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Page<TenantView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        TenantId after = query.after(TenantId::parse);
        TenantId only = caller.get().onlyTenant();
        List<Tenant> found =
                only == null
                        ? tenants.list(rows + 1, after)
                        : tenants.find(only).stream()
                                .filter(own -> after == null || own.id().compareTo(after) > 0)
                                .toList();
        return Page.of(found, rows, Tenant::id, TenantView::of);
    }

    @GET
    @Path("/tenants/{id}")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public TenantView find(@PathParam("id") TenantId id) {
        caller.get().reach(id, "tenant");
        return tenants.find(id).map(TenantView::of).orElseThrow(() -> Refused.notFound("tenant"));
    }

    @PATCH
    @Path("/tenants/{id}")
    public TenantView change(@PathParam("id") TenantId id, TenantBody body) {
        TenantView changed = TenantView.of(change.change(id, body));
        if (body.debtLimit() != null) {
            debtLimit.publish(id);
        }
        return changed;
    }
}
