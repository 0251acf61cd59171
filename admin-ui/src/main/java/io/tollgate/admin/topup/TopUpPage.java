package io.tollgate.admin.topup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.Proven;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.MoneyText;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.once.Once;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.balance.TenantBalance;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.TopUp;
import io.tollgate.billing.topup.TopUps;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Orders a top-up, and lists the orders so far.
@Path("/tenants/{tenant}/top-up")
@Produces(MediaType.TEXT_HTML)
class TopUpPage {
    private static final String AMOUNT = "amount";
    private static final String CHOICE = "choice";

    /// The choice that is not an amount of its own.
    private static final String OTHER = "other";

    private static final String USUAL = "25";
    private static final List<String> AMOUNTS = List.of("10", USUAL, "50", "100", "250");

    private final TenantsInReach tenants;
    private final OrderTopUp ordering;
    private final TopUps orders;
    private final Balances balances;
    private final Once once;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final Forms forms;
    private final Frames frames;
    private final Answers answers;
    private final Words words;

    TopUpPage(
            TenantsInReach tenants,
            OrderTopUp ordering,
            TopUps orders,
            Balances balances,
            Once once,
            CurrentCaller caller,
            ConsoleLimits limits,
            Forms forms,
            Frames frames,
            Answers answers,
            Words words) {
        this.tenants = tenants;
        this.ordering = ordering;
        this.orders = orders;
        this.balances = balances;
        this.once = once;
        this.caller = caller;
        this.limits = limits;
        this.forms = forms;
        this.frames = frames;
        this.answers = answers;
        this.words = words;
    }

    @CheckedTemplate(basePath = "topup")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance topup(Frame frame, Shown page);
    }

    /// An amount to choose.
    record Choice(String value, Money amount) {}

    /// @param form null for who may not order, or where no orders are taken
    /// @param open whether orders are taken here
    record Shown(
            TenantBalance balance,
            @Nullable Form form,
            boolean open,
            List<Choice> choices,
            OrderTopUp.Bounds bounds,
            List<TopUp> orders,
            String here,
            @Nullable String first,
            @Nullable String next) {}

    @GET
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("tenant") TenantId id, @BeanParam PageQuery query) {
        Form kept = forms.fresh("order");
        Form form = kept.isRefused() ? kept : kept.with(CHOICE, USUAL);
        return page(tenants.find(id), Once.numbered(form), query);
    }

    @POST
    @Proven
    @AllowedTo(AllowedTo.Audience.TOP_UP)
    @Operation(hidden = true)
    public Response order(@PathParam("tenant") TenantId id, MultivaluedMap<String, String> sent) {
        Tenant tenant = tenants.find(id);
        Form form = Form.typed("order", sent);
        try {
            Money amount = amount(form, tenant);
            return switch (once.act(
                    form.value(Once.FIELD),
                    "top-up " + id + " " + amount,
                    () -> ordering.order(tenant, amount),
                    TopUp::id)) {
                case Once.Outcome.Done<TopUp>(TopUp order) -> answers.seeOther(order.checkoutUrl());
                case Once.Outcome.Before<TopUp> before ->
                        answers.seeOther(
                                Place.TOP_UP.of(id) + "/" + before.id(),
                                new Flash(Flash.Tone.INFO, say().orderedBefore()));
                case Once.Outcome.Reused<TopUp> reused ->
                        refused(tenant, Once.renumbered(form).refused(say().formReused()));
            };
        } catch (Refused fault) {
            if (fault.field() == null || !fault.field().startsWith(AMOUNT)) {
                throw fault;
            }
            OrderTopUp.Bounds bounds = ordering.bounds(tenant.currency());
            return refused(
                    tenant,
                    form.refused(
                            AMOUNT,
                            say().wrongAmount(
                                            MoneyText.of(bounds.least()).toString(),
                                            MoneyText.of(bounds.most()).toString())));
        }
    }

    private static Money amount(Form form, Tenant tenant) {
        String choice = form.value(CHOICE);
        String typed =
                choice.isEmpty() || choice.equals(OTHER) ? form.value(AMOUNT).strip() : choice;
        return new MoneyBody(typed, tenant.currency().getCurrencyCode())
                .read(AMOUNT, tenant.currency());
    }

    private Response refused(Tenant tenant, Form form) {
        return answers.refused(page(tenant, form, new PageQuery(null, null)));
    }

    private TemplateInstance page(Tenant tenant, Form form, PageQuery query) {
        int rows = query.rows(limits);
        String here = Place.TOP_UP.of(tenant.id());
        Page<TopUp> page =
                Page.of(
                        orders.list(tenant.id(), rows + 1, query.after(Ids::parse)),
                        rows,
                        TopUp::id,
                        order -> order);
        boolean mayOrder = ordering.isOpen() && caller.get().may(AllowedTo.Audience.TOP_UP);
        OrderTopUp.Bounds bounds = ordering.bounds(tenant.currency());
        return Pages.topup(
                frames.tenant(tenant, Place.TOP_UP),
                new Shown(
                        balances.find(tenant.id()).orElseThrow(),
                        mayOrder ? form : null,
                        ordering.isOpen(),
                        choices(tenant, bounds),
                        bounds,
                        page.data(),
                        here,
                        query.cursor() == null ? null : here,
                        page.nextCursor() == null ? null : here + "?cursor=" + page.nextCursor()));
    }

    private static List<Choice> choices(Tenant tenant, OrderTopUp.Bounds bounds) {
        return AMOUNTS.stream()
                .map(value -> new Choice(value, Money.parse(value, tenant.currency())))
                .filter(choice -> bounds.contain(choice.amount()))
                .toList();
    }

    private TopUpWords say() {
        return words.in(TopUpWords.class);
    }
}
