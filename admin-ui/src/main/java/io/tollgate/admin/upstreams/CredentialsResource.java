package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT)
@Tag(name = "upstreams")
class CredentialsResource {
    private final Credentials credentials;
    private final Upstreams upstreams;
    private final ChangeCredentials change;
    private final ReadCredentials read;
    private final ConsoleLimits limits;

    CredentialsResource(
            Credentials credentials,
            Upstreams upstreams,
            ChangeCredentials change,
            ReadCredentials read,
            ConsoleLimits limits) {
        this.credentials = credentials;
        this.upstreams = upstreams;
        this.change = change;
        this.read = read;
        this.limits = limits;
    }

    @POST
    @Path("/upstreams/{id}/credentials")
    @ResponseStatus(201)
    public CredentialView add(@PathParam("id") UpstreamId upstream, CredentialBody body) {
        return read.of(change.add(upstream, body));
    }

    @GET
    @Path("/upstreams/{id}/credentials")
    public Page<CredentialView> list(
            @PathParam("id") UpstreamId upstream, @BeanParam PageQuery query) {
        if (upstreams.find(upstream).isEmpty()) {
            throw Refused.notFound(ChangeUpstreams.THING);
        }
        int rows = query.rows(limits);
        CredentialId after = query.after(CredentialId::parse);
        List<CredentialInfo> found =
                credentials.list(upstream).stream()
                        .filter(each -> after == null || each.id().compareTo(after) > 0)
                        .toList();
        return Page.of(found, rows, CredentialInfo::id, read::of);
    }

    @PATCH
    @Path("/credentials/{id}")
    public CredentialView change(@PathParam("id") CredentialId id, CredentialBody body) {
        return read.of(change.change(id, body));
    }

    @DELETE
    @Path("/credentials/{id}")
    public void delete(@PathParam("id") CredentialId id) {
        change.delete(id);
    }
}
