package io.tollgate.admin.provider;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.web.Refused;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says why a sign-in at the provider came to nothing, and how to go on. The provider's own words
/// go to the log and not on the page, since anybody can write them into a link.
@Path(FailedPage.PATH)
@Produces(MediaType.TEXT_HTML)
class FailedPage {
    static final String PATH = "/sign-in/failed";

    private static final Logger LOG = Logger.getLogger(FailedPage.class);
    private static final int RETRY_AFTER_SECONDS = 15;
    private static final int LONGEST_LOGGED = 200;

    private final Frames frames;
    private final OpenIdProvider provider;

    FailedPage(Frames frames, OpenIdProvider provider) {
        this.frames = frames;
        this.provider = provider;
    }

    @CheckedTemplate(basePath = "provider")
    static final class Pages {
        private Pages() {}

        /// @param signOut where the stay at the provider ends, null where that does not help
        static native TemplateInstance failed(
                Frame frame, Failure failure, @Nullable String email, @Nullable URI signOut);
    }

    /// Where the extension leads when the provider answers with an error.
    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response refused(
            @QueryParam("error") @Nullable String error,
            @QueryParam("error_description") @Nullable String description) {
        if (!provider.isConfigured()) {
            throw Refused.notFound("page");
        }
        if (error == null) {
            return page(Failure.REFUSED);
        }
        LOG.warnf("The provider refused a sign-in: %s %s", oneLine(error), oneLine(description));
        return page(Failure.of(error));
    }

    Response page(Failure failure) {
        return page(failure, Pages.failed(frames.plain(), failure, null, null));
    }

    /// A page for who has signed in at the provider, by an account that does not do.
    Response page(Failure failure, ProviderAccount account) {
        URI signOut = failure.isOfAccount() ? provider.signOut(account.token()).orElse(null) : null;
        String email = account.email().map(Object::toString).orElse(null);
        return page(failure, Pages.failed(frames.plain(), failure, email, signOut));
    }

    private static Response page(Failure failure, TemplateInstance page) {
        Response.ResponseBuilder answer =
                Response.status(failure.status()).type(MediaType.TEXT_HTML_TYPE).entity(page);
        return failure == Failure.AWAY
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : answer.build();
    }

    private static String oneLine(@Nullable String text) {
        String line = Optional.ofNullable(text).orElse("").replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_LOGGED ? line.substring(0, LONGEST_LOGGED) : line;
    }
}
