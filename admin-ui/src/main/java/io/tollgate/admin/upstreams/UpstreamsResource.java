package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
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
    private final ConsoleLimits limits;

    UpstreamsResource(Upstreams upstreams, ChangeUpstreams change, ConsoleLimits limits) {
        this.upstreams = upstreams;
        this.change = change;
        this.limits = limits;
    }

    @POST
    @Path("/upstreams")
    @ResponseStatus(201)
    public UpstreamView create(UpstreamBody body) {
        return UpstreamView.of(change.create(body));
    }

    @GET
    @Path("/upstreams")
    public Page<UpstreamView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        return Page.of(
                upstreams.list(rows + 1, query.after(UpstreamId::parse)),
                rows,
                Upstream::id,
                UpstreamView::of);
    }

    @GET
    @Path("/upstreams/{id}")
    public UpstreamView find(@PathParam("id") UpstreamId id) {
        return upstreams
                .find(id)
                .map(UpstreamView::of)
                .orElseThrow(() -> Refused.notFound(ChangeUpstreams.THING));
    }

    @PATCH
    @Path("/upstreams/{id}")
    public UpstreamView change(@PathParam("id") UpstreamId id, UpstreamBody body) {
        return UpstreamView.of(change.change(id, body));
    }

    @DELETE
    @Path("/upstreams/{id}")
    public void delete(@PathParam("id") UpstreamId id) {
        change.delete(id);
    }
}
