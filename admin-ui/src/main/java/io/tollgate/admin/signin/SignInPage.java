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

/// Address and password; whatever is wrong, the answer is the same.
@Path("/sign-in")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SignInPage {
    private final Frames frames;
    private final Answers answers;
    private final Attempts attempts;
    private final Entrance entrance;
    private final SignInWay way;
    private final SignUpConfig signUp;
    private final CurrentSession session;
    private final Typed typed;

    SignInPage(
            Frames frames,
            Answers answers,
            Attempts attempts,
            Entrance entrance,
            SignInWay way,
            SignUpConfig signUp,
            CurrentSession session,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.attempts = attempts;
        this.entrance = entrance;
        this.way = way;
        this.signUp = signUp;
        this.session = session;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance signIn(Frame frame, Form form, boolean open);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response show(@QueryParam(Typed.BACK) @Nullable String back) {
        LocalPath path = LocalPath.of(back);
        if (session.session().isPresent()) {
            return answers.seeOther(path.value());
        }
        return way.provider()
                .map(provider -> answers.seeOther(provider.signIn(path).value()))
                .orElseGet(() ->
                        Response.ok(page(Form.named("sign-in").with(Typed.BACK, path.value())))
                                .build());
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response signIn(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Form form = Form.typed("sign-in", sent);
        LocalPath back = LocalPath.of(form.value(Typed.BACK));
        Optional<Email> email = Typed.email(form);
        if (email.isEmpty() || form.value(Typed.PASSWORD).isEmpty()) {
            Form refused = typed.checkEmail(form);
            return answers.refused(
                    page(
                            form.value(Typed.PASSWORD).isEmpty()
                                    ? refused.refused(Typed.PASSWORD, typed.words().noPassword())
                                    : refused));
        }
        return switch (attempts.password(email.get(), form.value(Typed.PASSWORD))) {
            case Attempts.Outcome.Right(var person) -> entrance.open(person.id(), back, null);
            case Attempts.Outcome.Wrong() ->
                    answers.refused(page(form.refused(typed.words().wrong())));
            case Attempts.Outcome.TooSoon(var until) ->
                    answers.refused(
                            page(form.refused(typed.words().tooSoon(typed.minutesUntil(until)))));
        };
    }

    private TemplateInstance page(Form form) {
        return Pages.signIn(frames.plain(), form, signUp.mode() == SignUpConfig.Mode.OPEN);
    }
}
