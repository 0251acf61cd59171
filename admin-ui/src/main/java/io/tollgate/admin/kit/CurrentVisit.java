package io.tollgate.admin.kit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.tollgate.admin.web.PublicUrl;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who looks at the present page, and how it is to look.
@RequestScoped
public class CurrentVisit {
    private final CurrentVertxRequest request;
    private final PublicUrl publicUrl;
    private @Nullable Visitor visitor;
    private String csrfToken = "";
    private @Nullable Look look;

    CurrentVisit(CurrentVertxRequest request, PublicUrl publicUrl) {
        this.request = request;
        this.publicUrl = publicUrl;
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

    /// Whether cookies are to be kept from plain http.
    public boolean secure() {
        return publicUrl.isHttps();
    }

    /// Sets a cookie, whatever will answer this request.
    public void setCookie(NewCookie cookie) {
        RoutingContext call = request.getCurrent();
        if (call != null && !call.response().headWritten()) {
            var _ =
                    call.response()
                            .addCookie(
                                    Cookie.cookie(cookie.getName(), cookie.getValue())
                                            .setPath(cookie.getPath())
                                            .setHttpOnly(cookie.isHttpOnly())
                                            .setSecure(cookie.isSecure())
                                            .setSameSite(CookieSameSite.LAX));
        }
    }

    /// Lets the person's setting speak again where a language had been chosen in this browser.
    public void forgetChosenLanguage() {
        RoutingContext call = request.getCurrent();
        if (call != null && !call.response().headWritten()) {
            var _ =
                    call.response()
                            .addCookie(
                                    Cookie.cookie(Look.LANGUAGE_COOKIE, "")
                                            .setPath("/")
                                            .setMaxAge(0));
        }
    }

    /// Path and query of this page.
    String path() {
        return look().path();
    }

    /// Who is signed in, empty for who is not.
    public Optional<Visitor> visitor() {
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
