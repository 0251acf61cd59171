package io.tollgate.admin.alerts;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.AlertId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "alerts")
class AlertsResource {
    private final ReadAlerts read;
    private final ConsoleLimits limits;

    AlertsResource(ReadAlerts read, ConsoleLimits limits) {
        this.read = read;
        this.limits = limits;
    }

    /// Newest first; with `open=true` only what is not resolved.
    @GET
    @Path("/alerts")
    public Page<AlertView> list(
            @QueryParam("open") @Nullable String open, @BeanParam PageQuery query) {
        if (open != null && !open.equals("true") && !open.equals("false")) {
            throw Refused.invalid("open", "must be true or false");
        }
        int rows = query.rows(limits);
        return Page.of(
                read.list(rows + 1, query.after(AlertId::parse), "true".equals(open)),
                rows,
                Alert::id,
                read::view);
    }
}
