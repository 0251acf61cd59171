package io.tollgate.admin.members;

import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.Proven;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.members.CircleForms.Taken;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.PersonId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The operators and who is invited among them.
@Path("/operator/people")
@Produces(MediaType.TEXT_HTML)
class OperatorsPage {
    private static final String BASE = Place.PEOPLE.ofOperator();

    private final CirclePages pages;
    private final CircleForms taking;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Forms forms;
    private final Answers answers;

    OperatorsPage(
            CirclePages pages,
            CircleForms taking,
            CurrentCaller caller,
            Frames frames,
            Forms forms,
            Answers answers) {
        this.pages = pages;
        this.taking = taking;
        this.caller = caller;
        this.frames = frames;
        this.forms = forms;
        this.answers = answers;
    }

    @GET
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance list() {
        return show(forms.fresh(CircleForms.INVITE));
    }

    @POST
    @Proven
    @Operation(hidden = true)
    public Response invite(MultivaluedMap<String, String> sent) {
        return switch (taking.invite(Circle.OPERATORS, Form.typed(CircleForms.INVITE, sent))) {
            case Taken.Done(var flash) -> answers.seeOther(BASE, flash);
            case Taken.Wrong(var form) -> answers.refused(show(form));
        };
    }

    @POST
    @Path("/invitations/{invitation}/resend")
    @Operation(hidden = true)
    public Response resend(@PathParam("invitation") InvitationId invitation) {
        return answers.seeOther(BASE, taking.resend(Circle.OPERATORS, invitation));
    }

    @POST
    @Path("/invitations/{invitation}/withdraw")
    @Operation(hidden = true)
    public Response withdraw(@PathParam("invitation") InvitationId invitation) {
        return answers.seeOther(BASE, taking.withdraw(Circle.OPERATORS, invitation));
    }

    @GET
    @Path("/{person}")
    @Operation(hidden = true)
    public TemplateInstance person(@PathParam("person") PersonId person) {
        return show(person, forms.fresh(CircleForms.ROLE), Form.named(CircleForms.REMOVE));
    }

    @POST
    @Path("/{person}")
    @Proven
    @Operation(hidden = true)
    public Response change(
            @PathParam("person") PersonId person, MultivaluedMap<String, String> sent) {
        Form typed = Form.typed(CircleForms.ROLE, sent);
        return switch (taking.change(Circle.OPERATORS, person, typed)) {
            case Taken.Done(var flash) -> answers.seeOther(BASE, flash);
            case Taken.Wrong(var form) ->
                    answers.refused(show(person, form, Form.named(CircleForms.REMOVE)));
        };
    }

    @POST
    @Path("/{person}/remove")
    @Operation(hidden = true)
    public Response remove(@PathParam("person") PersonId person) {
        boolean you = pages.isYou(person);
        return switch (taking.remove(Circle.OPERATORS, person, you)) {
            case Taken.Done(var flash) -> answers.seeOther(you ? "/" : BASE, flash);
            case Taken.Wrong(var form) ->
                    answers.refused(show(person, Form.named(CircleForms.ROLE), form));
        };
    }

    private TemplateInstance show(Form form) {
        return pages.list(
                frames.operator(Place.PEOPLE),
                Circle.OPERATORS,
                BASE,
                caller.may(AllowedTo.Audience.ADMINS),
                form);
    }

    private TemplateInstance show(PersonId person, Form form, Form removal) {
        return pages.person(
                frames.operator(Place.PEOPLE), Circle.OPERATORS, BASE, person, form, removal);
    }
}
