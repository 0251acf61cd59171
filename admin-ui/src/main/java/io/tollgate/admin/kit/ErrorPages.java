package io.tollgate.admin.kit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.web.ErrorView;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Turns an error into a page for who asked for HTML outside the API. Status and headers stay.
@ApplicationScoped
class ErrorPages {
    private final CurrentVisit visit;

    ErrorPages(CurrentVisit visit) {
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "kit")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance error(
                Frame frame, Fault fault, int status, @Nullable String detail);
    }

    /// What a resource refused, or failed at.
    @ServerResponseFilter
    void explain(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ErrorView view
                && wantsPage(
                        request.getUriInfo().getPath(),
                        request.getHeaderString(jakarta.ws.rs.core.HttpHeaders.ACCEPT))) {
            response.setEntity(
                    page(visit.look(), visit.csrfToken(), response.getStatus(), view),
                    null,
                    MediaType.valueOf("text/html;charset=UTF-8"));
        }
    }

    /// What never reached a resource.
    void install(@Observes Router router) {
        var _ = router.route().order(Integer.MIN_VALUE).failureHandler(ErrorPages::explain);
    }

    private static void explain(RoutingContext call) {
        HttpServerRequest request = call.request();
        int status = call.statusCode();
        if (call.failure() != null
                || (status != 404 && status != 413)
                || !wantsPage(request.path(), request.getHeader(HttpHeaders.ACCEPT))) {
            call.next();
            return;
        }
        var _ =
                call.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .end(page(Look.of(request, null), "", Fault.of(status, ""), status, null));
    }

    private static boolean wantsPage(@Nullable String path, @Nullable String accept) {
        return path != null
                && !path.equals("/api")
                && !path.startsWith("/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML);
    }

    private static String page(Look look, String csrfToken, int status, ErrorView view) {
        Fault fault = Fault.of(status, view.error().code());
        return page(
                look, csrfToken, fault, status, fault.hasDetail() ? view.error().message() : null);
    }

    private static String page(
            Look look, String csrfToken, Fault fault, int status, @Nullable String detail) {
        Frame frame =
                new Frame(
                        look.language(),
                        look.theme(),
                        look.path(),
                        null,
                        null,
                        false,
                        csrfToken,
                        List.of(),
                        List.of(),
                        null);
        return Pages.error(frame, fault, status, detail)
                .setLocale(look.language().locale())
                .render();
    }
}
