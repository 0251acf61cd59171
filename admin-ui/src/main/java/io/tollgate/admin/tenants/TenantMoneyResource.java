package io.tollgate.admin.tenants;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Api.ROOT)
@Tag(name = "tenants")
class TenantMoneyResource {
    private final Balances balances;
    private final Ledger ledger;
    private final Tenants tenants;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;

    TenantMoneyResource(
            Balances balances,
            Ledger ledger,
            Tenants tenants,
            CurrentCaller caller,
            ConsoleLimits limits) {
        this.balances = balances;
        this.ledger = ledger;
        this.tenants = tenants;
        this.caller = caller;
        this.limits = limits;
    }

    @GET
    @Path("/tenants/{id}/balance")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public BalanceView balance(@PathParam("id") TenantId id) {
        caller.get().reach(id, "tenant");
        return balances.find(id).map(BalanceView::of).orElseThrow(() -> Refused.notFound("tenant"));
    }

    /// Newest first.
    @GET
    @Path("/tenants/{id}/ledger")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public Page<TransactionView> ledger(@PathParam("id") TenantId id, @BeanParam PageQuery query) {
        caller.get().reach(id, "tenant");
        if (tenants.find(id).isEmpty()) {
            throw Refused.notFound("tenant");
        }
        int rows = query.rows(limits);
        return Page.of(
                ledger.list(id, rows + 1, query.after(Ids::parse)),
                rows,
                LedgerTransaction::id,
                caller.get().isOperator() ? TransactionView::whole : TransactionView::forTenant);
    }
}
