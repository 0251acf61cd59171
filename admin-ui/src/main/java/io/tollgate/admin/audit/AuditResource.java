package io.tollgate.admin.audit;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.catalog.audit.AuditEntry;
import io.tollgate.catalog.audit.AuditId;
import io.tollgate.catalog.audit.AuditLog;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Api.ROOT)
@Tag(name = "audit")
class AuditResource {
    private final AuditLog log;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;

    AuditResource(AuditLog log, CurrentCaller caller, ConsoleLimits limits) {
        this.log = log;
        this.caller = caller;
        this.limits = limits;
    }

    /// Newest first; a tenant key sees the entries of its tenant.
    @GET
    @Path("/audit")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Page<AuditView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        return Page.of(
                log.list(rows + 1, query.after(AuditId::parse), caller.get().onlyTenant()),
                rows,
                AuditEntry::id,
                AuditView::of);
    }
}
