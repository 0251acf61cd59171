package io.tollgate.admin.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Numbers;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.reconcile.Reconciliation;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Whether the books add up, in a sentence each.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class BooksPage {
    /// Tenants whose live balance is looked at, the newest first; the API pages through all.
    private static final int MOST_TENANTS = 200;

    private final LedgerCheck check;
    private final Reconciliation reconciliation;
    private final Tenants tenants;
    private final Frames frames;
    private final Words words;

    BooksPage(
            LedgerCheck check,
            Reconciliation reconciliation,
            Tenants tenants,
            Frames frames,
            Words words) {
        this.check = check;
        this.reconciliation = reconciliation;
        this.tenants = tenants;
        this.frames = frames;
        this.words = words;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance books(Frame frame, Shown page);
    }

    record Verdict(boolean right, String sentence) {}

    /// @param drifting whether something is not explained
    record Line(
            Tenant tenant,
            Money posted,
            @Nullable Money live,
            @Nullable Money held,
            Money unflushed,
            Money drift,
            boolean drifting) {}

    record Shown(Verdict ledger, Verdict live, List<Line> lines) {}

    @GET
    @Path("ledger/check")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance show() {
        List<Line> lines = lines();
        return Pages.books(frames.operator(Place.LEDGER), new Shown(ledger(), live(lines), lines));
    }

    private Verdict ledger() {
        LedgerCheck.Result found = check.run();
        LedgerWords said = words.in(LedgerWords.class);
        String transactions = Numbers.grouped(found.transactions());
        return new Verdict(
                found.balanced(),
                found.balanced()
                        ? said.balanced(transactions)
                        : said.unbalanced(found.driftNanos(), transactions));
    }

    private Verdict live(List<Line> lines) {
        int drifting = (int) lines.stream().filter(Line::drifting).count();
        LedgerWords said = words.in(LedgerWords.class);
        if (lines.isEmpty()) {
            return new Verdict(true, said.noTenants());
        }
        return new Verdict(
                drifting == 0,
                drifting == 0 ? said.agree(lines.size()) : said.disagree(drifting, lines.size()));
    }

    private List<Line> lines() {
        Map<TenantId, Tenant> known = new LinkedHashMap<>();
        tenants.search("", MOST_TENANTS, null).forEach(tenant -> known.put(tenant.id(), tenant));
        Map<TenantId, Reconciliation.Line> found =
                reconciliation.run(known.keySet()).stream()
                        .collect(Collectors.toMap(Reconciliation.Line::tenant, line -> line));
        return known.values().stream()
                .flatMap(tenant ->
                        Stream.ofNullable(found.get(tenant.id())).map(line -> line(tenant, line)))
                .toList();
    }

    private static Line line(Tenant tenant, Reconciliation.Line line) {
        BalanceScript.Balance live = line.redis();
        return new Line(
                tenant,
                new Money(line.postedNanos(), tenant.currency()),
                live == null ? null : new Money(live.available(), tenant.currency()),
                live == null ? null : new Money(live.held(), tenant.currency()),
                new Money(line.unflushedNanos(), tenant.currency()),
                new Money(line.driftNanos(), tenant.currency()),
                line.driftNanos() != 0);
    }
}
