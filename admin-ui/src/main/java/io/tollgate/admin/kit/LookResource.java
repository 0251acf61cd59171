package io.tollgate.admin.kit;

import io.tollgate.admin.access.AllowedTo;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Keeps the language and the theme that a browser chose, and leads back to where it was.
@Path("/look")
class LookResource {
    /// Long enough not to ask again, short enough that a lent browser forgets.
    private static final Duration LIFE = Duration.ofDays(365);

    private final Answers answers;
    private final CurrentVisit visit;

    LookResource(Answers answers, CurrentVisit visit) {
        this.answers = answers;
        this.visit = visit;
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response choose(
            @FormParam("language") @Nullable String language,
            @FormParam("theme") @Nullable String theme,
            @FormParam("back") @Nullable String back) {
        Response.ResponseBuilder answer =
                Response.fromResponse(answers.seeOther(LocalPath.of(back).value()));
        if (language != null) {
            Language.of(language)
                    .ifPresent(one -> answer.cookie(cookie(Look.LANGUAGE_COOKIE, one.tag())));
        }
        if (theme != null) {
            Theme.of(theme).ifPresent(one -> answer.cookie(cookie(Look.THEME_COOKIE, one.tag())));
        }
        return answer.build();
    }

    private NewCookie cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge((int) LIFE.toSeconds())
                .httpOnly(true)
                .secure(visit.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
