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
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.People;
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

/// Where the set-up link leads: the first admin's name, address and password. Whose address has an
/// account already gives that account's password.
@Path("/set-up")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SetUpPage {
    private final Frames frames;
    private final Answers answers;
    private final SetUp setUp;
    private final People people;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final Entrance entrance;
    private final SignInWay way;
    private final GoneLinks gone;
    private final CurrentVisit visit;
    private final Typed typed;

    SetUpPage(
            Frames frames,
            Answers answers,
            SetUp setUp,
            People people,
            PasswordHashes hashes,
            Attempts attempts,
            Entrance entrance,
            SignInWay way,
            GoneLinks gone,
            CurrentVisit visit,
            Typed typed) {
        this.frames = frames;
        this.answers = answers;
        this.setUp = setUp;
        this.people = people;
        this.hashes = hashes;
        this.attempts = attempts;
        this.entrance = entrance;
        this.way = way;
        this.gone = gone;
        this.visit = visit;
        this.typed = typed;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance setUp(Frame frame, Form form);
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response show(@QueryParam(Typed.LINK) @Nullable String link) {
        String secret = link == null ? "" : link;
        if (!setUp.isOpen(secret)) {
            return gone.page(LinkPurpose.SET_UP);
        }
        return way.provider()
                .map(provider -> answers.seeOther(provider.setUp(secret).value()))
                .orElseGet(() ->
                        Response.ok(page(Form.named("set-up").with(Typed.LINK, secret))).build());
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response become(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Form form = Form.typed("set-up", sent);
        if (!setUp.isOpen(form.value(Typed.LINK))) {
            return gone.page(LinkPurpose.SET_UP);
        }
        Form checked = typed.checkName(typed.checkEmail(form), Typed.NAME);
        Optional<Email> email = Typed.email(form);
        if (checked.isRefused() || email.isEmpty()) {
            return answers.refused(page(checked));
        }
        return people.find(email.get()).isPresent()
                ? promote(form, email.get())
                : create(form, email.get());
    }

    private Response create(Form form, Email email) {
        Form checked = typed.checkNewPassword(form, email);
        if (checked.isRefused()) {
            return answers.refused(page(checked));
        }
        NewPerson wanted =
                new NewPerson(
                        email,
                        form.value(Typed.NAME),
                        visit.language().code(),
                        hashes.hash(form.value(Typed.PASSWORD)));
        return setUp.create(form.value(Typed.LINK), wanted)
                .map(person -> entrance.open(person.id(), LocalPath.of("/"), null))
                .orElseGet(() -> gone.page(LinkPurpose.SET_UP));
    }

    private Response promote(Form form, Email email) {
        return switch (attempts.password(email, form.value(Typed.PASSWORD))) {
            case Attempts.Outcome.Right(var person) ->
                    setUp.claim(form.value(Typed.LINK), person.id())
                            ? entrance.open(person.id(), LocalPath.of("/"), null)
                            : gone.page(LinkPurpose.SET_UP);
            case Attempts.Outcome.Wrong() ->
                    answers.refused(
                            page(form.refused(Typed.PASSWORD, typed.words().setUpExisting())));
            case Attempts.Outcome.TooSoon(var until) ->
                    answers.refused(
                            page(form.refused(typed.words().tooSoon(typed.minutesUntil(until)))));
        };
    }

    private TemplateInstance page(Form form) {
        return Pages.setUp(frames.plain(), form);
    }
}
