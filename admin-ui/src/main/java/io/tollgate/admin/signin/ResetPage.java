package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
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
    private static final String FORM = "reset";

    private final Frames frames;
    private final ResetPassword reset;
    private final SignInWay way;
    private final CurrentVisit visit;
    private final PasswordByLink password;

    ResetPage(
            Frames frames,
            ResetPassword reset,
            SignInWay way,
            CurrentVisit visit,
            PasswordByLink password) {
        this.frames = frames;
        this.reset = reset;
        this.way = way;
        this.visit = visit;
        this.password = password;
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
        return password.show(LinkPurpose.RESET, link, Form.named(FORM), this::page);
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response save(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        return password.save(
                LinkPurpose.RESET, Form.typed(FORM, sent), this::page, this::resetAndTell);
    }

    private Optional<Person> resetAndTell(String link, String passwordHash) {
        Optional<Person> person = reset.reset(link, passwordHash);
        person.ifPresent(found -> reset.tell(found, visit.language()));
        return person;
    }

    private TemplateInstance page(Form form, Email email) {
        return Pages.reset(frames.plain(), form, email.address());
    }
}
