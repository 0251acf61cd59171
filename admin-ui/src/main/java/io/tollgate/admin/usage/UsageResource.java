package io.tollgate.admin.usage;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Check;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "usage")
class UsageResource {
    private final ReadUsage reading;
    private final UsageFile file;
    private final CurrentCaller caller;

    UsageResource(ReadUsage reading, UsageFile file, CurrentCaller caller) {
        this.reading = reading;
        this.file = file;
        this.caller = caller;
    }

    record Usage(List<UsageLineView> data) {}

    /// Sums over calls that are in the ledger.
    @GET
    @Path("/usage")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Usage read(@BeanParam UsageQuery query) {
        boolean forOperator = caller.get().isOperator();
        return new Usage(
                reading.lines(query).stream()
                        .map(line -> UsageLineView.of(line, forOperator))
                        .toList());
    }

    /// Every call of the range as a file.
    @GET
    @Path("/exports/usage")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public RestResponse<StreamingOutput> export(
            @QueryParam("format") @Nullable String format, @BeanParam UsageQuery query) {
        return file.of(
                query,
                format == null
                        ? UsageFile.Format.CSV
                        : Check.oneOf(format, "format", List.of(UsageFile.Format.values())),
                "usage");
    }
}
