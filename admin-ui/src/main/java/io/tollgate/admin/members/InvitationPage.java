package io.tollgate.admin.members;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.signin.GoneLinks;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.LinkPurpose;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
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

/// Where the mail of an invitation leads. Looking at it uses nothing up, since programs look at
/// links too; sending the form does.
@Path("/invitation")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class InvitationPage {
    static final String LINK = "link";

    private final Frames frames;
    private final Answers answers;
    private final AcceptInvitation accept;
    private final Guests guests;
    private final Inviters inviters;
    private final Tenants tenants;
    private final CurrentSession session;
    private final GoneLinks gone;
    private final Words words;

    InvitationPage(
            Frames frames,
            Answers answers,
            AcceptInvitation accept,
            Guests guests,
            Inviters inviters,
            Tenants tenants,
            CurrentSession session,
            GoneLinks gone,
            Words words) {
        this.frames = frames;
        this.answers = answers;
        this.accept = accept;
        this.guests = guests;
        this.inviters = inviters;
        this.tenants = tenants;
        this.session = session;
        this.gone = gone;
        this.words = words;
    }

    @CheckedTemplate(basePath = "members")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance invitation(Frame frame, Shown page);
    }

    /// What the page shows.
    ///
    /// @param place the name of the tenant, null for the operators
    /// @param inviter name and address of who invites, null where a key has invited
    /// @param present the address of who is signed in, null for nobody
    /// @param signIn where the identity provider's sign-in begins, null without one
    record Shown(
            Guest guest,
            Form form,
            String email,
            @Nullable String place,
            String role,
            @Nullable String inviter,
            @Nullable String present,
            @Nullable String signIn) {}

    /// The path of the page of a link.
    static String url(String secret) {
        return "/invitation?" + LINK + "=" + secret;
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response show(@QueryParam(LINK) @Nullable String link) {
        String secret = link == null ? "" : link;
        Form form = Form.named("invitation").with(LINK, secret);
        return accept.find(secret)
                .map(open -> Response.ok(page(open, guests.who(open), form)).build())
                .orElseGet(this::gone);
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response answer(MultivaluedMap<String, String> sent) {
        Form form = Form.typed("invitation", sent);
        String link = form.value(LINK);
        Optional<Invitation> found = accept.find(link);
        if (found.isEmpty()) {
            return gone();
        }
        Invitation open = found.get();
        Guest guest = guests.who(open);
        return switch (guest) {
            case THEMSELVES -> join(open, link, session.person());
            case SOMEBODY_ELSE, AT_PROVIDER, TURNED_AWAY ->
                    answers.refused(page(open, guest, form));
            case KNOWN -> answer(guests.enter(open, form), open, guest);
            case NEW -> answer(guests.create(open, form), open, guest);
        };
    }

    private Response join(Invitation open, String link, Person person) {
        return accept.accept(link, person)
                ? answers.seeOther(
                        Circle.of(open.seat()).home(),
                        Flash.ok(words.in(InvitationWords.class).accepted()))
                : gone();
    }

    private Response answer(Guests.Arrival arrival, Invitation open, Guest guest) {
        return switch (arrival) {
            case Guests.Arrival.In(var answer) -> answer;
            case Guests.Arrival.Wrong(var form) -> answers.refused(page(open, guest, form));
            case Guests.Arrival.Gone() -> gone();
        };
    }

    private TemplateInstance page(Invitation open, Guest guest, Form form) {
        return Pages.invitation(
                frames.plain(),
                new Shown(
                        guest,
                        form,
                        open.email().address(),
                        Optional.ofNullable(open.seat().tenantOrNull())
                                .flatMap(tenants::find)
                                .map(Tenant::name)
                                .orElse(null),
                        open.seat().roleName(),
                        inviters.person(open)
                                .map(person -> person.name() + " <" + person.email() + ">")
                                .orElse(null),
                        session.session().isPresent()
                                ? new Email(session.person().email()).address()
                                : null,
                        guests.signIn(LocalPath.of(url(form.value(LINK))))));
    }

    private Response gone() {
        return gone.page(LinkPurpose.INVITATION);
    }
}
