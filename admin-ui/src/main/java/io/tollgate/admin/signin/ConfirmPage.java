package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where the letter of a sign-up leads. Once sign-up is closed it leads no further.
@Path("/confirm")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ConfirmPage {
    private static final String FORM = "confirm";

    private final Frames frames;
    private final SignUp signUp;
    private final ClosedSignUp closed;
    private final SignInWay way;
    private final PasswordByLink password;

    ConfirmPage(
            Frames frames,
            SignUp signUp,
            ClosedSignUp closed,
            SignInWay way,
            PasswordByLink password) {
        this.frames = frames;
        this.signUp = signUp;
        this.closed = closed;
        this.way = way;
        this.password = password;
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
        return closed.isClosed()
                ? closed()
                : password.show(LinkPurpose.CONFIRM, link, Form.named(FORM), this::page);
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response confirm(MultivaluedMap<String, String> sent) {
        way.requireLocal();
        return closed.isClosed()
                ? closed()
                : password.save(
                        LinkPurpose.CONFIRM, Form.typed(FORM, sent), this::page, signUp::confirm);
    }

    private Response closed() {
        return Response.status(Response.Status.FORBIDDEN)
                .entity(closed.page(Form.named("invitation")))
                .build();
    }

    private TemplateInstance page(Form form, Email email) {
        return Pages.confirm(frames.plain(), form, email.address());
    }
}
