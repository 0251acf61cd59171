package io.tollgate.admin.statements;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.web.Api;
import io.tollgate.catalog.id.TenantId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path(Api.ROOT + "/tenants/{id}/invoices")
@Tag(name = "invoices")
class StatementsResource {
    private final ReadStatement read;
    private final TenantsInReach tenants;

    StatementsResource(ReadStatement read, TenantsInReach tenants) {
        this.read = read;
        this.tenants = tenants;
    }

    /// The plain statement of a UTC month, from the ledger.
    @GET
    @Path("/{month:\\d{4}-\\d\\d}")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public StatementView json(@PathParam("id") TenantId id, @PathParam("month") String month) {
        return read.of(tenants.find(id), month);
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}.csv")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public RestResponse<byte[]> csv(
            @PathParam("id") TenantId id, @PathParam("month") String month) {
        return read.csv(tenants.find(id), month);
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}.pdf")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public RestResponse<byte[]> pdf(
            @PathParam("id") TenantId id, @PathParam("month") String month) {
        return read.pdf(tenants.find(id), month);
    }
}
