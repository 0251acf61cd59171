package io.tollgate.admin.kit;

import static java.util.stream.Collectors.joining;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;

/// Puts security headers on every answer of the console, whoever makes it. A page may run no script
/// and use no style but our own files, may not be framed, and sends forms to us alone.
@ApplicationScoped
class SecurityHeaders {
    private final String policy;

    SecurityHeaders(PageConfig config) {
        policy = policy(config.formTargets().orElse(List.of()));
    }

    void install(@Observes Router router) {
        var _ = router.route().order(Integer.MIN_VALUE).handler(this::watch);
    }

    private void watch(RoutingContext call) {
        var _ = call.addHeadersEndHandler(_ -> add(call));
        call.next();
    }

    private void add(RoutingContext call) {
        MultiMap headers = call.response().headers();
        var _ = headers.set("X-Content-Type-Options", "nosniff");
        var _ = headers.set("Referrer-Policy", "same-origin");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            var _ = headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (call.request().isSSL()) {
            var _ = headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith("text/html")) {
            var _ = headers.set("Content-Security-Policy", policy);
            var _ = headers.set("X-Frame-Options", "DENY");
            var _ = headers.set("Cross-Origin-Opener-Policy", "same-origin");
            var _ = headers.set("Cross-Origin-Resource-Policy", "same-origin");
            var _ =
                    headers.set(
                            "Permissions-Policy",
                            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        }
    }

    /// A path would bind the page itself and not where that redirects to.
    private static String origin(String target) {
        URI url = URI.create(target.strip());
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static String policy(List<String> formTargets) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; form-action 'self'"
                + formTargets.stream().map(target -> " " + origin(target)).collect(joining())
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
