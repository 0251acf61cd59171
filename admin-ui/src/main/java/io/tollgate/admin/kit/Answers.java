package io.tollgate.admin.kit;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// What a page answers to a form.
@ApplicationScoped
public class Answers {
    /// In seconds; a redirect is followed at once.
    private static final int FLASH_LIFE = 60;

    private final CurrentVisit visit;

    Answers(CurrentVisit visit) {
        this.visit = visit;
    }

    /// 422: the page again, with what was typed and what is wrong.
    public Response refused(TemplateInstance page) {
        return Response.status(422).entity(page).type(MediaType.TEXT_HTML_TYPE).build();
    }

    /// 303 to a path of this console.
    public Response seeOther(String path) {
        return Response.status(303).location(URI.create(new LocalPath(path).value())).build();
    }

    /// 303 to a path of this console, whose page then shows the message once.
    public Response seeOther(String path, Flash flash) {
        NewCookie cookie =
                new NewCookie.Builder(Flash.COOKIE)
                        .value(flash.toCookie())
                        .path("/")
                        .maxAge(FLASH_LIFE)
                        .httpOnly(true)
                        .secure(visit.secure())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build();
        return Response.fromResponse(seeOther(path)).cookie(cookie).build();
    }
}
