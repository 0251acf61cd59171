package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.LinkPurpose;
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

/// Where the letter of a sign-up leads. Looking at it uses nothing up, since programs look at links
/// too; sending the form does.
@Path("/confirm")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ConfirmPage {
    private final Frames frames;
    private final Answers answers;
    private final SignUp signUp;
    private final Entrance entrance;
    private final SignInWay way;
    private final GoneLinks gone;
    private final Typed typed;

    ConfirmPage(
            Frames frames,
            Answers answers,
            SignUp signUp,
            Entrance entrance,
            SignInWay way,
            GoneLinks gone,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.signUp = signUp;
        this.entrance = entrance;
        this.way = way;
        this.gone = gone;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance confirm(Frame frame, Form form, String email);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response show(@QueryParam(Typed.LINK) @Nullable String link) {
        way.requireLocal();
        String secret = link == null ? "" : link;
        return signUp.proven(secret)
                .map(email ->
                        Response.ok(page(Form.named("confirm").with(Typed.LINK, secret), email))
                                .build())
                .orElseGet(() -> gone.page(LinkPurpose.CONFIRM));
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response confirm(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Form form = Form.typed("confirm", sent);
        Optional<Email> email = signUp.proven(form.value(Typed.LINK));
        if (email.isEmpty()) {
            return gone.page(LinkPurpose.CONFIRM);
        }
        Form checked = typed.checkNewPassword(form, email.get());
        if (checked.isRefused()) {
            return answers.refused(page(checked, email.get()));
        }
        return signUp.confirm(form.value(Typed.LINK), signUp.hash(form.value(Typed.PASSWORD)))
                .map(person -> entrance.open(person.id(), LocalPath.of("/"), null))
                .orElseGet(() -> gone.page(LinkPurpose.CONFIRM));
    }

    private TemplateInstance page(Form form, Email email) {
        return Pages.confirm(frames.plain(), form, email.address());
    }
}
