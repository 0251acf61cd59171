package io.tollgate.admin.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.catalog.people.LinkPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The page for a link that was used, replaced or never given out, or that is too old. It does not
/// say which.
@ApplicationScoped
public class GoneLinks {
    private final Frames frames;

    GoneLinks(Frames frames) {
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "signin")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance gone(Frame frame, String purpose);
    }

    /// 410, with the way to another link.
    public Response page(LinkPurpose purpose) {
        return Response.status(Response.Status.GONE)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(Pages.gone(frames.plain(), purpose.name()))
                .build();
    }
}
