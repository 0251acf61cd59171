package io.tollgate.admin.topup;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.topup.TopUp;
import io.tollgate.billing.topup.TopUps;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "top-ups")
class TopUpsResource {
    private final OrderTopUp ordering;
    private final TopUps orders;
    private final ReadOrder read;
    private final Tenants tenants;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;

    TopUpsResource(
            OrderTopUp ordering,
            TopUps orders,
            ReadOrder read,
            Tenants tenants,
            CurrentCaller caller,
            ConsoleLimits limits) {
        this.ordering = ordering;
        this.orders = orders;
        this.read = read;
        this.tenants = tenants;
        this.caller = caller;
        this.limits = limits;
    }

    /// What to pay.
    record TopUpBody(@Nullable MoneyBody amount) {}

    /// An order; it moves no money until it is paid.
    @POST
    @Path("/tenants/{id}/top-ups")
    @ResponseStatus(201)
    @AllowedTo(AllowedTo.Audience.TOP_UP)
    public TopUpView order(@PathParam("id") TenantId id, TopUpBody body) {
        Tenant tenant = tenant(id);
        return TopUpView.of(
                ordering.order(
                        tenant,
                        Check.required(body.amount(), "amount").read("amount", tenant.currency())));
    }

    @GET
    @Path("/tenants/{id}/top-ups")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public Page<TopUpView> list(@PathParam("id") TenantId id, @BeanParam PageQuery query) {
        Tenant tenant = tenant(id);
        int rows = query.rows(limits);
        return Page.of(
                orders.list(tenant.id(), rows + 1, query.after(UUID::fromString)),
                rows,
                TopUp::id,
                TopUpView::of);
    }

    @GET
    @Path("/tenants/{id}/top-ups/{order}")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public TopUpView find(@PathParam("id") TenantId id, @PathParam("order") String order) {
        return TopUpView.of(read.of(tenant(id), order));
    }

    /// What the sandbox says of an order, signed in `Sandbox-Signature`.
    @POST
    @Path("/payments/sandbox/events")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    public void event(
            @HeaderParam("Sandbox-Signature") @Nullable String signature, byte[] payload) {
        ordering.event(payload, signature);
    }

    private Tenant tenant(TenantId id) {
        caller.get().reach(id, "tenant");
        return tenants.find(id).orElseThrow(() -> Refused.notFound("tenant"));
    }
}
