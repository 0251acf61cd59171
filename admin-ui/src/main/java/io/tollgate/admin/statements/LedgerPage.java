package io.tollgate.admin.statements;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.tenants.TransactionView;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A tenant's transactions, with the entries that concern it.
@Path("/tenants/{tenant}/statements")
@Produces(MediaType.TEXT_HTML)
class LedgerPage {
    private final TenantsInReach tenants;
    private final Ledger ledger;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final Frames frames;

    LedgerPage(
            TenantsInReach tenants,
            Ledger ledger,
            CurrentCaller caller,
            ConsoleLimits limits,
            Frames frames) {
        this.tenants = tenants;
        this.ledger = ledger;
        this.caller = caller;
        this.limits = limits;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "statements")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance transactions(Frame frame, Shown page);
    }

    record Shown(
            String list,
            List<TransactionView> transactions,
            @Nullable String first,
            @Nullable String next) {}

    @GET
    @Path("/ledger")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("tenant") TenantId id, @BeanParam PageQuery query) {
        Tenant tenant = tenants.find(id);
        String list = Place.STATEMENTS.of(id);
        String here = list + "/ledger";
        int rows = query.rows(limits);
        Page<TransactionView> page =
                Page.of(
                        ledger.list(id, rows + 1, query.after(Ids::parse)),
                        rows,
                        LedgerTransaction::id,
                        caller.get().isOperator()
                                ? TransactionView::whole
                                : TransactionView::forTenant);
        return Pages.transactions(
                frames.tenant(tenant, Place.STATEMENTS),
                new Shown(
                        list,
                        page.data(),
                        query.cursor() == null ? null : here,
                        page.nextCursor() == null ? null : here + "?cursor=" + page.nextCursor()));
    }
}
