package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentSession;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Asks for an account. What it answers is the same whether the address has one or not.
@Path("/sign-up")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SignUpPage {
    private static final String ORGANIZATION = "organization";
    private static final String INVITATION = "invitation";

    /// At the end of the link in a letter.
    private static final Pattern SECRET = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z]{43}$");

    private final Frames frames;
    private final Answers answers;
    private final SignUp signUp;
    private final ClosedSignUp closed;
    private final SignInWay way;
    private final CurrentSession session;
    private final CurrentVisit visit;
    private final Typed typed;

    SignUpPage(
            Frames frames,
            Answers answers,
            SignUp signUp,
            ClosedSignUp closed,
            SignInWay way,
            CurrentSession session,
            CurrentVisit visit,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.signUp = signUp;
        this.closed = closed;
        this.way = way;
        this.session = session;
        this.visit = visit;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance signUp(Frame frame, Form form);

        static native TemplateInstance sent(Frame frame, String email);
    }

    /// Asks, or says why not.
    ///
    /// @param link of an invitation, or a text that ends with its secret; counts only where sign-up
    ///   is by invitation
    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response show(@QueryParam(Typed.LINK) @Nullable String link) {
        if (closed.isByInvitation() && link != null) {
            return invited(link);
        }
        if (session.session().isPresent()) {
            return answers.seeOther("/");
        }
        if (closed.isClosed()) {
            return Response.ok(closed.page(Form.named(INVITATION))).build();
        }
        return way.provider()
                .map(provider -> answers.seeOther(provider.signUp().value()))
                .orElseGet(() ->
                        Response.ok(Pages.signUp(frames.plain(), Form.named("sign-up"))).build());
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response ask(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        if (closed.isClosed()) {
            return Response.status(Response.Status.FORBIDDEN)
                    .entity(closed.page(Form.named(INVITATION)))
                    .build();
        }
        Form form = Form.typed("sign-up", sent);
        Form checked =
                typed.checkName(typed.checkName(typed.checkEmail(form), Typed.NAME), ORGANIZATION);
        Optional<Email> email = Typed.email(form);
        if (checked.isRefused() || email.isEmpty()) {
            return refused(checked);
        }
        try {
            Optional<Instant> tooSoon =
                    signUp.ask(
                            new SignUp.Wish(
                                    email.get(),
                                    form.value(Typed.NAME).strip(),
                                    form.value(ORGANIZATION).strip(),
                                    visit.language()));
            return tooSoon.map(until ->
                            refused(
                                    form.refused(
                                            typed.words()
                                                    .tooManyLetters(typed.minutesUntil(until)))))
                    .orElseGet(() ->
                            Response.ok(Pages.sent(frames.plain(), email.get().address())).build());
        } catch (MailUnavailable away) {
            return refused(form.refused(typed.words().mailAway()));
        }
    }

    private Response refused(Form form) {
        return answers.refused(Pages.signUp(frames.plain(), form));
    }

    private Response invited(String link) {
        Matcher secret = SECRET.matcher(link.strip());
        return secret.find()
                ? answers.seeOther("/invitation?link=" + secret.group())
                : answers.refused(
                        closed.page(
                                Form.named(INVITATION)
                                        .with(Typed.LINK, link)
                                        .refused(Typed.LINK, typed.words().notALink())));
    }
}
