package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Sessions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Asks again for the password, before secrets and money, and leads back.
@Path("/prove")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ProvePage {
    private final Frames frames;
    private final Answers answers;
    private final Attempts attempts;
    private final Sessions sessions;
    private final SignInWay way;
    private final CurrentSession current;
    private final Typed typed;

    ProvePage(
            Frames frames,
            Answers answers,
            Attempts attempts,
            Sessions sessions,
            SignInWay way,
            CurrentSession current,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.attempts = attempts;
        this.sessions = sessions;
        this.way = way;
        this.current = current;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance prove(Frame frame, Form form, String email);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response show(@QueryParam(Typed.BACK) @Nullable String back) {
        LocalPath path = LocalPath.of(back);
        return way.provider()
                .map(provider -> answers.seeOther(provider.prove(path).value()))
                .orElseGet(() ->
                        Response.ok(page(Form.named("prove").with(Typed.BACK, path.value())))
                                .build());
    }

    /// What is kept of another form stays kept for the page that it was sent from.
    @POST
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response prove(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Form form = Form.typed("prove", sent);
        Email email = new Email(current.person().email());
        return switch (attempts.password(email, form.value(Typed.PASSWORD))) {
            case Attempts.Outcome.Right _ -> {
                sessions.prove(current.get().id());
                yield answers.seeOther(LocalPath.of(form.value(Typed.BACK)).value());
            }
            case Attempts.Outcome.Wrong() ->
                    answers.refused(
                            page(form.refused(Typed.PASSWORD, typed.words().wrongPassword())));
            case Attempts.Outcome.TooSoon(var until) ->
                    answers.refused(
                            page(form.refused(typed.words().tooSoon(typed.minutesUntil(until)))));
        };
    }

    private TemplateInstance page(Form form) {
        return Pages.prove(frames.plain(), form, current.person().email());
    }
}
