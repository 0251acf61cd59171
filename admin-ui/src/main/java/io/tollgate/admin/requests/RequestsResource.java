package io.tollgate.admin.requests;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.billing.usage.CallId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Api.ROOT)
@Tag(name = "requests")
class RequestsResource {
    private final ReadCalls calls;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;

    RequestsResource(ReadCalls calls, CurrentCaller caller, ConsoleLimits limits) {
        this.calls = calls;
        this.caller = caller;
        this.limits = limits;
    }

    /// Calls that are in the ledger, newest first.
    @GET
    @Path("/requests")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Page<RequestView> list(@BeanParam RequestQuery wanted, @BeanParam PageQuery query) {
        int rows = query.rows(limits);
        boolean forOperator = caller.get().isOperator();
        return Page.of(
                calls.list(wanted, rows + 1, query.after(CallId::parse)),
                rows,
                stored -> stored.record().call(),
                stored -> RequestView.of(stored, forOperator));
    }

    @GET
    @Path("/requests/{id}")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public RequestView find(@PathParam("id") CallId id) {
        return RequestView.of(calls.find(id), caller.get().isOperator());
    }
}
