package io.tollgate.admin.kit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who looks at the present page, and how it is to look.
@RequestScoped
public class CurrentVisit {
    private final CurrentVertxRequest request;
    private @Nullable Visitor visitor;
    private String csrfToken = "";
    private @Nullable Look look;

    CurrentVisit(CurrentVertxRequest request) {
        this.request = request;
    }

    /// Says who is signed in; called once, before the page is made.
    public void arrive(Visitor signedIn) {
        visitor = signedIn;
        look = null;
    }

    /// Says which token the forms of this page carry, signed in or not.
    public void protect(String token) {
        csrfToken = token;
    }

    /// The language of this answer.
    public Language language() {
        return look().language();
    }

    /// Whether the browser speaks https, so that cookies are to be kept from plain http.
    public boolean secure() {
        RoutingContext call = request.getCurrent();
        return call != null && call.request().isSSL();
    }

    Optional<Visitor> visitor() {
        return Optional.ofNullable(visitor);
    }

    String csrfToken() {
        return csrfToken;
    }

    Look look() {
        if (look == null) {
            RoutingContext call = request.getCurrent();
            look =
                    call == null
                            ? Look.PLAIN
                            : Look.of(call.request(), visitor == null ? null : visitor.language());
        }
        return look;
    }

    /// The message of the redirect that led here. It is shown once: taking it removes the cookie.
    @Nullable Flash takeFlash() {
        RoutingContext call = request.getCurrent();
        Cookie cookie = call == null ? null : call.request().getCookie(Flash.COOKIE);
        if (call == null || cookie == null || call.response().headWritten()) {
            return null;
        }
        var _ =
                call.response()
                        .addCookie(Cookie.cookie(Flash.COOKIE, "").setPath("/").setMaxAge(0));
        return Flash.fromCookie(cookie.getValue()).orElse(null);
    }
}
