package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.mail.MailUnavailable;
import io.tollgate.catalog.people.Email;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Sends a link with which another password can be chosen. What it answers is the same whether the
/// address has an account or not.
@Path("/forgot")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ForgotPage {
    private final Frames frames;
    private final Answers answers;
    private final ResetPassword reset;
    private final SignInWay way;
    private final CurrentVisit visit;
    private final Typed typed;

    ForgotPage(
            Frames frames,
            Answers answers,
            ResetPassword reset,
            SignInWay way,
            CurrentVisit visit,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.reset = reset;
        this.way = way;
        this.visit = visit;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance forgot(Frame frame, Form form);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public TemplateInstance show() {
        way.requireLocal();
        return Pages.forgot(frames.plain(), Form.named("forgot"));
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response ask(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Form form = Form.typed("forgot", sent);
        Optional<Email> email = Typed.email(form);
        if (email.isEmpty()) {
            return refused(typed.checkEmail(form));
        }
        try {
            Optional<Instant> tooSoon = reset.ask(email.get(), visit.language());
            return tooSoon.map(until ->
                            refused(
                                    form.refused(
                                            typed.words()
                                                    .tooManyLetters(typed.minutesUntil(until)))))
                    .orElseGet(() ->
                            Response.ok(
                                            SignUpPage.Pages.sent(
                                                    frames.plain(), email.get().address()))
                                    .build());
        } catch (MailUnavailable away) {
            return refused(form.refused(typed.words().mailAway()));
        }
    }

    private Response refused(Form form) {
        return answers.refused(Pages.forgot(frames.plain(), form));
    }
}
