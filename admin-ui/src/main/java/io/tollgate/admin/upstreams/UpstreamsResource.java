package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT)
@Tag(name = "upstreams")
class UpstreamsResource {
    private final Upstreams upstreams;
    private final ChangeUpstreams change;
    private final ReadUpstreams read;
    private final RunTest test;
    private final ConsoleLimits limits;

    UpstreamsResource(
            Upstreams upstreams,
            ChangeUpstreams change,
            ReadUpstreams read,
            RunTest test,
            ConsoleLimits limits) {
        this.upstreams = upstreams;
        this.change = change;
        this.read = read;
        this.test = test;
        this.limits = limits;
    }

    @POST
    @Path("/upstreams")
    @ResponseStatus(201)
    public UpstreamView create(UpstreamBody body) {
        return read.of(change.create(body));
    }

    @GET
    @Path("/upstreams")
    public Page<UpstreamView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        return Page.of(
                upstreams.list(rows + 1, query.after(UpstreamId::parse)),
                rows,
                Upstream::id,
                read::of);
    }

    @GET
    @Path("/upstreams/{id}")
    public UpstreamView find(@PathParam("id") UpstreamId id) {
        return read.whole(id);
    }

    @PATCH
    @Path("/upstreams/{id}")
    public UpstreamView change(@PathParam("id") UpstreamId id, UpstreamBody body) {
        return read.of(change.change(id, body));
    }

    /// Calls the provider with each credential, disabled ones too. Errors are the provider's own
    /// words.
    @POST
    @Path("/upstreams/{id}/test")
    public TestView test(@PathParam("id") UpstreamId id) {
        return test.run(id);
    }

    @DELETE
    @Path("/upstreams/{id}")
    public void delete(@PathParam("id") UpstreamId id) {
        change.delete(id);
    }
}
