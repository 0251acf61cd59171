package io.tollgate.admin.members;

import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.Proven;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.members.CircleForms.Taken;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// A tenant's members and invitations.
@Path("/tenants/{tenant}/members")
@Produces(MediaType.TEXT_HTML)
class MembersPage {
    private final CirclePages pages;
    private final CircleForms taking;
    private final Tenants tenants;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Forms forms;
    private final Answers answers;

    MembersPage(
            CirclePages pages,
            CircleForms taking,
            Tenants tenants,
            CurrentCaller caller,
            Frames frames,
            Forms forms,
            Answers answers) {
        this.pages = pages;
        this.taking = taking;
        this.tenants = tenants;
        this.caller = caller;
        this.frames = frames;
        this.forms = forms;
        this.answers = answers;
    }

    @GET
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public TemplateInstance list(@PathParam("tenant") TenantId tenant) {
        return show(tenant, forms.fresh(CircleForms.INVITE));
    }

    @POST
    @Proven
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    @Operation(hidden = true)
    public Response invite(
            @PathParam("tenant") TenantId tenant, MultivaluedMap<String, String> sent) {
        Frame frame = frame(tenant);
        return switch (taking.invite(Circle.of(tenant), Form.typed(CircleForms.INVITE, sent))) {
            case Taken.Done(var flash) -> answers.seeOther(base(tenant), flash);
            case Taken.Wrong(var form) -> answers.refused(show(frame, tenant, form));
        };
    }

    @POST
    @Path("/invitations/{invitation}/resend")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    @Operation(hidden = true)
    public Response resend(
            @PathParam("tenant") TenantId tenant,
            @PathParam("invitation") InvitationId invitation) {
        return answers.seeOther(base(tenant), taking.resend(Circle.of(tenant), invitation));
    }

    @POST
    @Path("/invitations/{invitation}/withdraw")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    @Operation(hidden = true)
    public Response withdraw(
            @PathParam("tenant") TenantId tenant,
            @PathParam("invitation") InvitationId invitation) {
        return answers.seeOther(base(tenant), taking.withdraw(Circle.of(tenant), invitation));
    }

    @GET
    @Path("/{person}")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    @Operation(hidden = true)
    public TemplateInstance person(
            @PathParam("tenant") TenantId tenant, @PathParam("person") PersonId person) {
        return show(tenant, person, forms.fresh(CircleForms.ROLE), Form.named(CircleForms.REMOVE));
    }

    @POST
    @Path("/{person}")
    @Proven
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    @Operation(hidden = true)
    public Response change(
            @PathParam("tenant") TenantId tenant,
            @PathParam("person") PersonId person,
            MultivaluedMap<String, String> sent) {
        Form typed = Form.typed(CircleForms.ROLE, sent);
        return switch (taking.change(Circle.of(tenant), person, typed)) {
            case Taken.Done(var flash) -> answers.seeOther(base(tenant), flash);
            case Taken.Wrong(var form) ->
                    answers.refused(show(tenant, person, form, Form.named(CircleForms.REMOVE)));
        };
    }

    @POST
    @Path("/{person}/remove")
    @AllowedTo(AllowedTo.Audience.MEMBERS)
    @Operation(hidden = true)
    public Response remove(
            @PathParam("tenant") TenantId tenant, @PathParam("person") PersonId person) {
        boolean you = pages.isYou(person);
        return switch (taking.remove(Circle.of(tenant), person, you)) {
            case Taken.Done(var flash) ->
                    answers.seeOther(you && !caller.get().isOperator() ? "/" : base(tenant), flash);
            case Taken.Wrong(var form) ->
                    answers.refused(show(tenant, person, Form.named(CircleForms.ROLE), form));
        };
    }

    private TemplateInstance show(TenantId tenant, Form form) {
        return show(frame(tenant), tenant, form);
    }

    private TemplateInstance show(Frame frame, TenantId tenant, Form form) {
        boolean mayChange = caller.may(AllowedTo.Audience.MEMBERS);
        return pages.list(frame, Circle.of(tenant), base(tenant), mayChange, form);
    }

    private TemplateInstance show(TenantId tenant, PersonId person, Form form, Form removal) {
        return pages.person(frame(tenant), Circle.of(tenant), base(tenant), person, form, removal);
    }

    private Frame frame(TenantId tenant) {
        return frames.tenant(
                tenants.find(tenant).orElseThrow(() -> Refused.notFound("tenant")), Place.MEMBERS);
    }

    private static String base(TenantId tenant) {
        return Place.MEMBERS.of(tenant);
    }
}
