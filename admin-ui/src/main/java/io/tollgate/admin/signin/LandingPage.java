package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Visitor;
import io.tollgate.admin.web.Api;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Says what this is, and leads who is signed in to where they left for.
@Path("/")
class LandingPage {
    private final Frames frames;
    private final CurrentVisit visit;
    private final Answers answers;
    private final SignUpConfig signUp;

    LandingPage(Frames frames, CurrentVisit visit, Answers answers, SignUpConfig signUp) {
        this.frames = frames;
        this.visit = visit;
        this.answers = answers;
        this.signUp = signUp;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance landing(Frame frame, String openapi, String signUp);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response land() {
        Optional<String> home = visit.visitor().map(LandingPage::home);
        return home.isPresent()
                ? answers.seeOther(home.get())
                : Response.ok(
                                Pages.landing(
                                        frames.plain(),
                                        Api.ROOT + "/openapi.json",
                                        signUp.mode().name()))
                        .build();
    }

    private static String home(Visitor visitor) {
        if (visitor.operator()) {
            return Place.HUB.ofOperator();
        }
        return visitor.homes().isEmpty()
                ? "/account"
                : Place.OVERVIEW.of(visitor.homes().getFirst().id());
    }
}
