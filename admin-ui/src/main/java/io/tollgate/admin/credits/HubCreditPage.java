package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.Proven;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Complaints;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.MoneyText;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.once.IdempotencyKey;
import io.tollgate.admin.once.Once;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
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

/// An operator's form that moves a tenant's credit: each form once, however often it is sent.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class HubCreditPage {
    private static final String FORM = "credit";

    private final MoveCredit moving;
    private final Tenants tenants;
    private final Balances balances;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    HubCreditPage(
            MoveCredit moving,
            Tenants tenants,
            Balances balances,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.moving = moving;
        this.tenants = tenants;
        this.balances = balances;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance credit(Frame frame, Shown page);
    }

    record Shown(Tenant tenant, Money available, Form form, List<Form.Option> kinds) {}

    @GET
    @Path("tenants/{id}/credit")
    @Proven
    @AllowedTo(AllowedTo.Audience.MONEY)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("id") TenantId id) {
        return page(tenant(id), Once.numbered(forms.fresh(FORM)).or("kind", "payment"));
    }

    @POST
    @Path("tenants/{id}/credit")
    @Proven
    @AllowedTo(AllowedTo.Audience.MONEY)
    @Operation(hidden = true)
    public Response post(@PathParam("id") TenantId id, MultivaluedMap<String, String> sent) {
        Tenant tenant = tenant(id);
        Form form = Form.typed(FORM, sent);
        CreditsWords said = words.in(CreditsWords.class);
        try {
            String number = form.text(Once.FIELD);
            IdempotencyKey once = IdempotencyKey.read(number == null ? null : "form:" + number);
            JsonNode posted = moving.move(tenant, once, CreditForm.body(form)).credit();
            return answers.seeOther(
                    Place.TENANTS.ofOperator() + "/" + id,
                    Flash.ok(said.posted(money(posted, "amount"), money(posted, "balance_after"))));
        } catch (Refused fault) {
            Form complaint = Complaints.at(form, fault, CreditFault.class, said::fault);
            return answers.refused(
                    page(
                            tenant,
                            fault.code().equals("idempotency_key_conflict")
                                    ? Once.renumbered(form)
                                            .refused(
                                                    said.fault(
                                                            CreditFault.IDEMPOTENCY_KEY_CONFLICT))
                                    : complaint));
        }
    }

    private TemplateInstance page(Tenant tenant, Form form) {
        CreditsWords said = words.in(CreditsWords.class);
        return Pages.credit(
                frames.operator(Place.TENANTS),
                new Shown(
                        tenant,
                        balances.find(tenant.id()).orElseThrow().available(),
                        form,
                        List.of(
                                new Form.Option("payment", said.payment()),
                                new Form.Option("grant", said.grant()),
                                new Form.Option("refund", said.refund()),
                                new Form.Option("adjustment", said.adjustment()))));
    }

    private Tenant tenant(TenantId id) {
        return tenants.find(id).orElseThrow(() -> Refused.notFound("tenant"));
    }

    /// An amount of the answer as people read it.
    private static String money(JsonNode answer, String field) {
        JsonNode money = answer.get(field);
        return MoneyText.of(
                        new MoneyView(
                                        money.get("amount").textValue(),
                                        money.get("currency").textValue())
                                .money())
                .toString();
    }
}
