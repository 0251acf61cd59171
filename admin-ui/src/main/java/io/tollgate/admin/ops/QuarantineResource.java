package io.tollgate.admin.ops;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.flush.QuarantineShelf;
import io.tollgate.billing.flush.QuarantinedCall;
import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "ops")
class QuarantineResource {
    private static final Logger LOG = Logger.getLogger(QuarantineResource.class);

    private final QuarantineShelf shelf;
    private final DecideQuarantine deciding;
    private final Credits credits;
    private final ConsoleLimits limits;

    QuarantineResource(
            QuarantineShelf shelf,
            DecideQuarantine deciding,
            Credits credits,
            ConsoleLimits limits) {
        this.shelf = shelf;
        this.deciding = deciding;
        this.credits = credits;
        this.limits = limits;
    }

    /// Calls that could not become usage records, newest first.
    ///
    /// @param open `true` for those that nobody has decided about
    @GET
    @Path("/ops/quarantine")
    public Page<QuarantineView> list(
            @BeanParam PageQuery query, @QueryParam("open") @Nullable String open) {
        if (open != null && !open.equals("true") && !open.equals("false")) {
            throw Refused.invalid("open", "must be true or false");
        }
        int rows = query.rows(limits);
        return Page.of(
                shelf.list("true".equals(open), rows + 1, query.after(Ids::parse)),
                rows,
                QuarantinedCall::id,
                deciding::view);
    }

    /// Tries again to insert the record, as when a newer version of Tollgate knows what it says.
    @POST
    @Path("/ops/quarantine/{id}/book")
    public QuarantineView book(@PathParam("id") String id) {
        return published(deciding.book(id(id)));
    }

    /// Gives the record up; the tenant, and the key's budget, get the charge back.
    @POST
    @Path("/ops/quarantine/{id}/write-off")
    public QuarantineView writeOff(@PathParam("id") String id, WriteOffBody body) {
        return published(deciding.writeOff(id(id), body.read()));
    }

    private static UUID id(String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound("call in quarantine");
        }
    }

    /// The decision stands by now; a store that fails here only delays when the money can be spent.
    private QuarantineView published(DecideQuarantine.Decided decided) {
        decided.publish().ifPresent(this::publish);
        return decided.call();
    }

    private void publish(TenantId tenant) {
        try {
            credits.publish(tenant);
        } catch (RuntimeException away) {
            LOG.warnf(away, "The balance of tenant %s is published later", tenant);
        }
    }
}
