package io.tollgate.admin.ops;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.reconcile.BatchDrift;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.reconcile.Reconciliation;
import io.tollgate.billing.recovery.Replay;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Api.ROOT)
@Tag(name = "ops")
class OpsResource {
    private static final int PAGE = 1_000;

    private final Flush flush;
    private final Replay replay;
    private final LedgerCheck check;
    private final Reconciliation reconciliation;
    private final BatchDrift batches;
    private final Tenants tenants;
    private final ConsoleLimits limits;

    OpsResource(
            Flush flush,
            Replay replay,
            LedgerCheck check,
            Reconciliation reconciliation,
            BatchDrift batches,
            Tenants tenants,
            ConsoleLimits limits) {
        this.flush = flush;
        this.replay = replay;
        this.check = check;
        this.reconciliation = reconciliation;
        this.batches = batches;
        this.tenants = tenants;
        this.limits = limits;
    }

    /// Answers when everything settled before the call is in PostgreSQL.
    @POST
    @Path("/ops/flush")
    public Flushed flush() {
        return new Flushed(flush.flushAll());
    }

    /// After a restore of PostgreSQL: books again what Redis has kept, lets the gateways open
    /// again, and lists the tenants whose balance is another than before.
    @POST
    @Path("/ops/recover")
    public RecoveryView recover() {
        List<TenantId> all = new ArrayList<>();
        List<Tenant> page = tenants.list(PAGE, null);
        while (!page.isEmpty()) {
            page.forEach(tenant -> all.add(tenant.id()));
            page = tenants.list(PAGE, page.getLast().id());
        }
        return RecoveryView.of(replay.run(all));
    }

    /// Proves the ledger against itself and against the usage records.
    @GET
    @Path("/ops/ledger-check")
    public LedgerCheck.Result ledgerCheck() {
        return check.run();
    }

    /// Redis against the ledger, and the ledger's batches against their calls, tenant by tenant.
    @GET
    @Path("/ops/reconciliation")
    public Page<ReconciliationView> reconciliation(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        Map<TenantId, Tenant> page = new LinkedHashMap<>();
        tenants.list(rows + 1, query.after(TenantId::parse))
                .forEach(tenant -> page.put(tenant.id(), tenant));
        Map<TenantId, List<BatchDrift.Line>> drifts = batches.run(page.keySet());
        List<Row> found = new ArrayList<>();
        for (Reconciliation.Line line : reconciliation.run(page.keySet())) {
            Tenant tenant = page.get(line.tenant());
            if (tenant != null) {
                found.add(new Row(tenant, line, drifts.getOrDefault(tenant.id(), List.of())));
            }
        }
        found.sort(Comparator.comparing(row -> row.tenant().id()));
        return Page.of(
                found,
                rows,
                row -> row.tenant().id(),
                row -> ReconciliationView.of(row.line(), row.batches(), row.tenant().currency()));
    }

    private record Row(Tenant tenant, Reconciliation.Line line, List<BatchDrift.Line> batches) {}
}
