package io.tollgate.admin.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.web.Api;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Says what answers here.
@Path("/")
class HomeResource {
    @CheckedTemplate(basePath = "")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance home(String openapi);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public TemplateInstance home() {
        return Pages.home(Api.ROOT + "/openapi.json");
    }
}
