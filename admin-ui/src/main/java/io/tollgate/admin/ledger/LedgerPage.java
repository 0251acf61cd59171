package io.tollgate.admin.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.LedgerBook;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Accounts and transactions of the whole hub.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class LedgerPage {
    private static final String HERE = Place.LEDGER.ofOperator();

    /// Tenants to choose from.
    private static final int MOST_TENANTS = 500;

    private final LedgerBook book;
    private final Tenants tenants;
    private final ConsoleLimits limits;
    private final Frames frames;
    private final Words words;
    private final Answers answers;

    LedgerPage(
            LedgerBook book,
            Tenants tenants,
            ConsoleLimits limits,
            Frames frames,
            Words words,
            Answers answers) {
        this.book = book;
        this.tenants = tenants;
        this.limits = limits;
        this.frames = frames;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance ledger(Frame frame, Shown page);
    }

    record Sum(LedgerBook.Sum account, AccountKind kind) {}

    /// @param effect on the tenant's balance
    record Line(LedgerTransaction transaction, String tenant, Money effect) {}

    /// @param wrong why the filter was not taken, null if it was
    record Shown(
            List<Sum> sums,
            List<Line> lines,
            LedgerFilter filter,
            List<Tenant> tenants,
            List<LedgerTransaction.Kind> kinds,
            @Nullable String first,
            @Nullable String next,
            @Nullable String wrong) {}

    @GET
    @Path("ledger")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public Response show(@BeanParam LedgerFilter filter, @BeanParam PageQuery query) {
        try {
            return Response.ok(page(filter, query, null)).build();
        } catch (Refused fault) {
            return answers.refused(
                    page(
                            LedgerFilter.ALL,
                            new PageQuery(null, null),
                            words.in(LedgerWords.class).wrong()));
        }
    }

    private TemplateInstance page(LedgerFilter filter, PageQuery query, @Nullable String wrong) {
        int rows = query.rows(limits);
        List<LedgerTransaction> found = book.list(filter.read(), rows + 1, query.after(Ids::parse));
        Map<TenantId, Tenant> known =
                tenants.findAll(found.stream().map(LedgerTransaction::tenant).toList());
        Page<Line> page = Page.of(found, rows, LedgerTransaction::id, one -> line(one, known));
        return Pages.ledger(
                frames.operator(Place.LEDGER),
                new Shown(
                        book.sums().stream()
                                .map(sum -> new Sum(sum, AccountKind.of(sum.account())))
                                .toList(),
                        page.data(),
                        filter,
                        tenants.search("", MOST_TENANTS, null),
                        List.of(LedgerTransaction.Kind.values()),
                        query.cursor() == null ? null : HERE + filter.url(),
                        page.nextCursor() == null
                                ? null
                                : HERE + filter.url() + "&cursor=" + page.nextCursor(),
                        wrong));
    }

    private static Line line(LedgerTransaction transaction, Map<TenantId, Tenant> known) {
        Tenant tenant = known.get(transaction.tenant());
        Money effect = Money.zero(transaction.balanceAfter().currency());
        for (Entry entry : transaction.entries()) {
            if (entry.account().tenant() != null) {
                effect = effect.plus(entry.amount());
            }
        }
        return new Line(
                transaction,
                tenant == null ? transaction.tenant().toString() : tenant.name(),
                effect);
    }
}
