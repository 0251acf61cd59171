package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.LinkPurpose;
import io.tollgate.catalog.people.Person;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where the letter about a forgotten password leads. Every session of the person ends, and one
/// begins here.
@Path("/reset")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ResetPage {
    private final Frames frames;
    private final Answers answers;
    private final ResetPassword reset;
    private final Entrance entrance;
    private final SignInWay way;
    private final GoneLinks gone;
    private final CurrentVisit visit;
    private final Typed typed;

    ResetPage(
            Frames frames,
            Answers answers,
            ResetPassword reset,
            Entrance entrance,
            SignInWay way,
            GoneLinks gone,
            CurrentVisit visit,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.reset = reset;
        this.entrance = entrance;
        this.way = way;
        this.gone = gone;
        this.visit = visit;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance reset(Frame frame, Form form, String email);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response show(@QueryParam(Typed.LINK) @Nullable String link) {
        way.requireLocal();
        String secret = link == null ? "" : link;
        return reset.proven(secret)
                .map(email ->
                        Response.ok(page(Form.named("reset").with(Typed.LINK, secret), email))
                                .build())
                .orElseGet(() -> gone.page(LinkPurpose.RESET));
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response save(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Form form = Form.typed("reset", sent);
        Optional<Email> email = reset.proven(form.value(Typed.LINK));
        if (email.isEmpty()) {
            return gone.page(LinkPurpose.RESET);
        }
        Form checked = typed.checkNewPassword(form, email.get());
        if (checked.isRefused()) {
            return answers.refused(page(checked, email.get()));
        }
        Optional<Person> person =
                reset.reset(form.value(Typed.LINK), reset.hash(form.value(Typed.PASSWORD)));
        person.ifPresent(found -> reset.tell(found, visit.language()));
        return person.map(found -> entrance.open(found.id(), LocalPath.of("/"), null))
                .orElseGet(() -> gone.page(LinkPurpose.RESET));
    }

    private TemplateInstance page(Form form, Email email) {
        return Pages.reset(frames.plain(), form, email.address());
    }
}
