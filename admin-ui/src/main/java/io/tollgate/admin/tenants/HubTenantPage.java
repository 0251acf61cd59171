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
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.balance.TenantBalance;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.RateCards;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
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

/// One tenant, for operators: what it has, what it may, and what changes that.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class HubTenantPage {
    private static final String FORM = "tenant";
    private static final String STATUS = "status";

    /// Movements that are shown at once; the ledger has all.
    private static final int RECENT = 8;

    private final Tenants tenants;
    private final Balances balances;
    private final Ledger ledger;
    private final RateCards rateCards;
    private final ChangeTenants change;
    private final PublishedDebtLimit debtLimit;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    HubTenantPage(
            Tenants tenants,
            Balances balances,
            Ledger ledger,
            RateCards rateCards,
            ChangeTenants change,
            PublishedDebtLimit debtLimit,
            CurrentCaller caller,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.tenants = tenants;
        this.balances = balances;
        this.ledger = ledger;
        this.rateCards = rateCards;
        this.change = change;
        this.debtLimit = debtLimit;
        this.caller = caller;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance tenant(Frame frame, Shown page);

        static native TemplateInstance editTenant(
                Frame frame, Tenant tenant, Form form, List<Form.Option> rateCards);

        static native TemplateInstance tenantStatus(Frame frame, Tenant tenant, Form form);
    }

    record Shown(
            Tenant tenant,
            TenantBalance balance,
            Money debtLimit,
            List<LedgerTransaction> recent,
            boolean mayEdit,
            boolean mayCredit) {}

    @GET
    @Path("tenants/{id}")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("id") TenantId id) {
        Tenant tenant = tenant(id);
        return Pages.tenant(
                frames.operator(Place.TENANTS),
                new Shown(
                        tenant,
                        balances.find(id).orElseThrow(),
                        new Money(tenant.debtLimitNanos(), tenant.currency()),
                        ledger.list(id, RECENT, null),
                        caller.may(AllowedTo.Audience.ADMINS),
                        caller.may(AllowedTo.Audience.MONEY)));
    }

    @GET
    @Path("tenants/{id}/edit")
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("id") TenantId id) {
        Tenant tenant = tenant(id);
        return editor(tenant, TenantForm.of(forms.fresh(FORM), tenant));
    }

    @POST
    @Path("tenants/{id}/edit")
    @Operation(hidden = true)
    public Response save(@PathParam("id") TenantId id, MultivaluedMap<String, String> sent) {
        Tenant tenant = tenant(id);
        Form form = Form.typed(FORM, sent);
        HubTenantsWords said = words.in(HubTenantsWords.class);
        try {
            Tenant saved = change.change(id, TenantForm.body(form, tenant.currency()));
            debtLimit.publish(saved.id());
        } catch (Refused fault) {
            return answers.refused(
                    editor(tenant, Complaints.at(form, fault, TenantFault.class, said::fault)));
        }
        return answers.seeOther(path(id), Flash.ok(words.in(ThingWords.class).saved()));
    }

    @GET
    @Path("tenants/{id}/status")
    @Operation(hidden = true)
    public TemplateInstance ask(@PathParam("id") TenantId id) {
        return Pages.tenantStatus(frames.operator(Place.TENANTS), tenant(id), Form.named(STATUS));
    }

    /// To the status that the form names: sending it twice changes nothing more.
    @POST
    @Path("tenants/{id}/status")
    @Operation(hidden = true)
    public Response switchStatus(
            @PathParam("id") TenantId id, MultivaluedMap<String, String> sent) {
        boolean active = "active".equals(Form.typed(STATUS, sent).text(STATUS));
        Tenant before = tenant(id);
        HubTenantsWords said = words.in(HubTenantsWords.class);
        if (before.active() != active) {
            before = change.change(id, TenantForm.status(active));
        }
        return answers.seeOther(
                path(id),
                Flash.ok(active ? said.resumed(before.name()) : said.suspendedNow(before.name())));
    }

    private TemplateInstance editor(Tenant tenant, Form form) {
        return Pages.editTenant(
                frames.operator(Place.TENANTS),
                tenant,
                form,
                rateCards.all().entrySet().stream()
                        .filter(card -> card.getValue().equals(tenant.currency()))
                        .map(card -> new Form.Option(card.getKey(), card.getKey()))
                        .toList());
    }

    private Tenant tenant(TenantId id) {
        return tenants.find(id).orElseThrow(() -> Refused.notFound("tenant"));
    }

    private static String path(TenantId id) {
        return Place.TENANTS.ofOperator() + "/" + id;
    }
}
