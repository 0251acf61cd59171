package io.tollgate.admin.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Language;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.signin.Attempts;
import io.tollgate.admin.signin.PasswordForm;
import io.tollgate.admin.signin.ResetPassword;
import io.tollgate.admin.signin.SignInWay;
import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Membership;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page about oneself.
@Path("/account")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class AccountPage {
    private static final String HERE = "/account";
    private static final String CURRENT = "current_password";

    private final Frames frames;
    private final Forms forms;
    private final Answers answers;
    private final Words words;
    private final CurrentSession current;
    private final CurrentVisit visit;
    private final Sessions sessions;
    private final Memberships memberships;
    private final ChangeAccount change;
    private final Attempts attempts;
    private final ResetPassword passwords;
    private final PasswordForm passwordForm;
    private final SignInWay way;

    AccountPage(
            Frames frames,
            Forms forms,
            Answers answers,
            Words words,
            CurrentSession current,
            CurrentVisit visit,
            Sessions sessions,
            Memberships memberships,
            ChangeAccount change,
            Attempts attempts,
            ResetPassword passwords,
            PasswordForm passwordForm,
            SignInWay way) {
        this.frames = frames;
        this.forms = forms;
        this.answers = answers;
        this.words = words;
        this.current = current;
        this.visit = visit;
        this.sessions = sessions;
        this.memberships = memberships;
        this.change = change;
        this.attempts = attempts;
        this.passwords = passwords;
        this.passwordForm = passwordForm;
        this.way = way;
    }

    @CheckedTemplate(basePath = "account")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance account(Frame frame, Shown page);
    }

    record Shown(
            Person person,
            List<Membership> homes,
            Form profile,
            List<Form.Option> languages,
            boolean local,
            Form password,
            List<Session> sessions,
            SessionId here) {
        public String browser(Session session) {
            return BrowserName.of(session.browser());
        }
    }

    @GET
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public TemplateInstance show() {
        return page(profile(), Form.named("password"));
    }

    @POST
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response describe(MultivaluedMap<String, String> sent) {
        Form form = Form.typed("profile", sent);
        if (!Person.isName(form.value("name"))) {
            return answers.refused(
                    page(form.refused("name", passwordForm.notAName()), Form.named("password")));
        }
        String language = Language.of(form.value("language")).map(Language::code).orElse(null);
        change.describe(form.value("name"), language);
        visit.forgetChosenLanguage();
        return answers.seeOther(HERE, Flash.ok(say().saved()));
    }

    @POST
    @Path("password")
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response changePassword(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        Person person = current.person();
        Form form = Form.typed("password", sent);
        Form checked = passwordForm.check(form, new Email(person.email()));
        if (checked.isRefused()) {
            return answers.refused(page(profile(), checked));
        }
        Optional<Form> refused =
                passwordForm.refused(
                        form,
                        CURRENT,
                        attempts.password(new Email(person.email()), form.value(CURRENT)));
        if (refused.isPresent()) {
            return answers.refused(page(profile(), refused.get()));
        }
        passwords.change(
                person, passwords.hash(form.value(PasswordForm.PASSWORD)), current.get().id());
        passwords.tell(person, visit.language());
        return answers.seeOther(HERE, Flash.ok(passwordForm.saved()));
    }

    /// Ends the session that is named, or all others if none is.
    @POST
    @Path("sessions")
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response end(MultivaluedMap<String, String> sent) {
        String named = sent.getFirst("session");
        if (named == null) {
            change.endOthers();
            return answers.seeOther(HERE, Flash.ok(say().othersEnded()));
        }
        boolean ended = id(named).map(change::end).orElse(false);
        return answers.seeOther(
                HERE, ended ? Flash.ok(say().ended()) : Flash.bad(say().notThere()));
    }

    private static Optional<SessionId> id(String text) {
        try {
            return Optional.of(SessionId.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Form profile() {
        Form fresh = forms.fresh("profile");
        return fresh.isRefused()
                ? fresh
                : fresh.with("name", current.person().name())
                        .with("language", current.person().language());
    }

    private AccountWords say() {
        return words.in(AccountWords.class);
    }

    private TemplateInstance page(Form profile, Form password) {
        Person person = current.person();
        return Pages.account(
                frames.plain(),
                new Shown(
                        person,
                        memberships.of(person.id()),
                        profile,
                        Stream.concat(
                                        Stream.of(new Form.Option("", say().browsers())),
                                        Arrays.stream(Language.values())
                                                .map(one ->
                                                        new Form.Option(one.code(), one.ownName())))
                                .toList(),
                        way.isLocal(),
                        password,
                        sessions.list(person.id()),
                        current.get().id()));
    }
}
