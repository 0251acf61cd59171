package io.tollgate.admin.usage;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The usage page's files. Apart from it, since what is declared to produce text is not streamed.
@Path("/tenants/{tenant}/usage")
class UsageDownload {
    private final TenantsInReach tenants;
    private final UsageFile file;
    private final Clock clock;

    UsageDownload(TenantsInReach tenants, UsageFile file, Clock clock) {
        this.tenants = tenants;
        this.file = file;
        this.clock = clock;
    }

    @GET
    @Path("/export.{format:csv|jsonl}")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> export(
            @PathParam("tenant") TenantId id,
            @PathParam("format") String format,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Tenant tenant = tenants.find(id);
        Days days = Days.read(from, to, clock.instant());
        return file.of(
                days.query(View.MODEL, tenant.id()),
                format.equals("csv") ? UsageFile.Format.CSV : UsageFile.Format.JSONL,
                "usage-" + days.from() + "-" + days.to());
    }
}
