package io.tollgate.admin.access;

import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.people.IssuedSession;
import io.tollgate.catalog.secret.Base62;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.util.Optional;

/// The cookies that say who a browser is. On https their names begin with `__Host-`, so that no
/// other host can set them. They go when the browser closes; the end of a session is the server's
/// to know.
@Singleton
public class BrowserCookies {
    private static final String SESSION = "tollgate_session";
    private static final String VISIT = "tollgate_visit";
    private static final String HOST_ONLY = "__Host-";
    private static final int VISIT_BYTES = 32;
    private static final int VISIT_DIGITS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean secure;

    BrowserCookies(PublicUrl publicUrl) {
        secure = publicUrl.isHttps();
    }

    /// The secret of the session that a request names, living or not.
    Optional<String> session(ContainerRequestContext request) {
        return value(request, SESSION);
    }

    /// The cookie of a session that begins.
    public NewCookie session(IssuedSession issued) {
        return cookie(SESSION, issued.secret(), NewCookie.DEFAULT_MAX_AGE);
    }

    /// Takes the cookie of a session away.
    public NewCookie noSession() {
        return cookie(SESSION, "", 0);
    }

    /// The secret to which the forms of a browser that is signed out belong.
    Optional<String> visit(ContainerRequestContext request) {
        return value(request, VISIT)
                .filter(text -> text.length() == VISIT_DIGITS)
                .filter(text -> text.chars().allMatch(c -> Base62.isDigit((char) c)));
    }

    NewCookie visit(String secret) {
        return cookie(VISIT, secret, NewCookie.DEFAULT_MAX_AGE);
    }

    static String newVisit() {
        byte[] bytes = new byte[VISIT_BYTES];
        RANDOM.nextBytes(bytes);
        return Base62.encode(bytes, VISIT_DIGITS);
    }

    private Optional<String> value(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getCookies().get(named(name)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    private NewCookie cookie(String name, String value, int maxAgeSeconds) {
        return new NewCookie.Builder(named(name))
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String named(String name) {
        return secure ? HOST_ONLY + name : name;
    }
}
