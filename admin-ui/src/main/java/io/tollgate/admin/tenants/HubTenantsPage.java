package io.tollgate.admin.tenants;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Complaints;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.ThingWords;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.once.Once;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateCards;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// All tenants, for operators, and a new one.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class HubTenantsPage {
    private static final String HERE = Place.TENANTS.ofOperator();
    private static final String FORM = "tenant";

    private final Tenants tenants;
    private final TenantAccounts accounts;
    private final RateCards rateCards;
    private final ChangeTenants change;
    private final Once once;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    HubTenantsPage(
            Tenants tenants,
            TenantAccounts accounts,
            RateCards rateCards,
            ChangeTenants change,
            Once once,
            CurrentCaller caller,
            ConsoleLimits limits,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.rateCards = rateCards;
        this.change = change;
        this.once = once;
        this.caller = caller;
        this.limits = limits;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance tenants(Frame frame, Shown page);

        static native TemplateInstance newTenant(
                Frame frame, Form form, List<Form.Option> rateCards);
    }

    record Line(Tenant tenant, Money posted) {}

    record Shown(
            List<Line> lines,
            String text,
            @Nullable String first,
            @Nullable String next,
            boolean mayCreate) {}

    @GET
    @Path("tenants")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("q") @Nullable String text, @BeanParam PageQuery query) {
        String wanted = text == null ? "" : text.strip();
        int rows = query.rows(limits);
        Page<Tenant> page =
                Page.of(
                        tenants.search(wanted, rows + 1, query.after(TenantId::parse)),
                        rows,
                        Tenant::id,
                        tenant -> tenant);
        String search = "?q=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        return Pages.tenants(
                frames.operator(Place.TENANTS),
                new Shown(
                        lines(page.data()),
                        wanted,
                        query.cursor() == null ? null : HERE + search,
                        page.nextCursor() == null
                                ? null
                                : HERE + search + "&cursor=" + page.nextCursor(),
                        caller.may(AllowedTo.Audience.ADMINS)));
    }

    @GET
    @Path("tenants/new")
    @Operation(hidden = true)
    public TemplateInstance fresh() {
        return form(
                Once.numbered(forms.fresh(FORM))
                        .or("rate_card", NewTenant.USUAL_RATE_CARD)
                        .or("debt_limit", "0"));
    }

    @POST
    @Path("tenants/new")
    @Operation(hidden = true)
    public Response create(MultivaluedMap<String, String> sent) {
        Form form = Form.typed(FORM, sent);
        HubTenantsWords said = words.in(HubTenantsWords.class);
        try {
            TenantBody body = TenantForm.body(form, currency(form.value("rate_card")));
            return switch (once.act(
                    form.text(Once.FIELD),
                    body.toString(),
                    () -> change.create(body),
                    Tenant::id)) {
                case Once.Outcome.Done<Tenant>(Tenant made) ->
                        answers.seeOther(
                                HERE + "/" + made.id(), Flash.ok(said.created(made.name())));
                case Once.Outcome.Before<Tenant>(String id) -> answers.seeOther(HERE + "/" + id);
                case Once.Outcome.Reused<Tenant>() ->
                        answers.refused(
                                form(
                                        Once.renumbered(form)
                                                .refused(words.in(ThingWords.class).sentBefore())));
            };
        } catch (Refused fault) {
            return answers.refused(
                    form(Complaints.at(form, fault, TenantFault.class, said::fault)));
        }
    }

    private TemplateInstance form(Form form) {
        return Pages.newTenant(
                frames.operator(Place.TENANTS),
                form,
                rateCards.all().entrySet().stream()
                        .map(card ->
                                new Form.Option(
                                        card.getKey(),
                                        card.getKey()
                                                + " ("
                                                + card.getValue().getCurrencyCode()
                                                + ")"))
                        .toList());
    }

    private Currency currency(String rateCard) {
        return rateCards
                .currency(rateCard)
                .orElseThrow(() -> Refused.invalid("rate_card", "there is no such rate card"));
    }

    private List<Line> lines(List<Tenant> found) {
        Map<TenantId, TenantAccount> money = accounts.read(found.stream().map(Tenant::id).toList());
        return found.stream()
                .map(tenant -> {
                    TenantAccount account = money.get(tenant.id());
                    return new Line(
                            tenant,
                            account == null ? Money.zero(tenant.currency()) : account.posted());
                })
                .toList();
    }
}
