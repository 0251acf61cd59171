package io.tollgate.admin.topup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.SandboxRail;
import io.tollgate.billing.topup.TopUp;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// One order, and the page where the sandbox takes play money for it.
@Path("/tenants/{tenant}/top-up")
@Produces(MediaType.TEXT_HTML)
class OrderPage {
    private static final String PAY = "pay";

    private final TenantsInReach tenants;
    private final ReadOrder read;
    private final OrderTopUp ordering;
    private final Balances balances;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Answers answers;

    OrderPage(
            TenantsInReach tenants,
            ReadOrder read,
            OrderTopUp ordering,
            Balances balances,
            CurrentCaller caller,
            Frames frames,
            Answers answers) {
        this.tenants = tenants;
        this.read = read;
        this.ordering = ordering;
        this.balances = balances;
        this.caller = caller;
        this.frames = frames;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "topup")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance order(Frame frame, Shown page);

        static native TemplateInstance checkout(Frame frame, Paying page);
    }

    /// @param pay where it can still be paid, null for who may not or if it is paid
    record Shown(
            TopUp order, Money available, String list, String overview, @Nullable String pay) {}

    record Paying(Tenant tenant, TopUp order, String here, String back, Form form) {}

    @GET
    @Path("/{order}")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public TemplateInstance show(
            @PathParam("tenant") TenantId id, @PathParam("order") String order) {
        Tenant tenant = tenants.find(id);
        TopUp found = read.of(tenant, order);
        boolean payable =
                found.state() != TopUp.State.PAID && caller.get().may(AllowedTo.Audience.TOP_UP);
        return Pages.order(
                frames.tenant(tenant, Place.TOP_UP),
                new Shown(
                        found,
                        balances.find(id).orElseThrow().available(),
                        Place.TOP_UP.of(id),
                        Place.OVERVIEW.of(id),
                        payable ? found.checkoutUrl() : null));
    }

    /// Where the sandbox sends its payers. One that is paid shows its result instead.
    @GET
    @Path("/{order}/checkout")
    @AllowedTo(AllowedTo.Audience.TOP_UP)
    @Operation(hidden = true)
    public Response pay(@PathParam("tenant") TenantId id, @PathParam("order") String order) {
        Tenant tenant = tenants.find(id);
        TopUp found = sandboxed(tenant, order);
        String back = Place.TOP_UP.of(id) + "/" + found.id();
        return found.state() == TopUp.State.PAID
                ? answers.seeOther(back)
                : Response.ok(
                                Pages.checkout(
                                        frames.plain(),
                                        new Paying(
                                                tenant,
                                                found,
                                                back + "/checkout",
                                                back,
                                                Form.named("pay"))))
                        .build();
    }

    /// The payer pays or declines; a second decision about a paid order changes nothing.
    @POST
    @Path("/{order}/checkout")
    @AllowedTo(AllowedTo.Audience.TOP_UP)
    @Operation(hidden = true)
    public Response decide(
            @PathParam("tenant") TenantId id,
            @PathParam("order") String order,
            MultivaluedMap<String, String> sent) {
        TopUp found = sandboxed(tenants.find(id), order);
        ordering.decide(found, PAY.equals(sent.getFirst("decision")));
        return answers.seeOther(Place.TOP_UP.of(id) + "/" + found.id());
    }

    private TopUp sandboxed(Tenant tenant, String order) {
        TopUp found = read.of(tenant, order);
        if (!found.rail().equals(SandboxRail.NAME)) {
            throw Refused.notFound("checkout");
        }
        return found;
    }
}
