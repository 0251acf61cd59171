package io.tollgate.admin.kit;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a page is to look, and where it is.
///
/// @param path path and query of the page, to come back to after a switch; `/` for what is not a
///   GET
record Look(Language language, Theme theme, String path) {
    static final String LANGUAGE_COOKIE = "tollgate_language";
    static final String THEME_COOKIE = "tollgate_theme";

    /// For where there is no request.
    static final Look PLAIN = new Look(Language.ENGLISH, Theme.SYSTEM, "/");

    /// Chosen by cookie, else by the person's setting, else by what the browser prefers.
    static Look of(HttpServerRequest request, @Nullable Language setting) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return new Look(
                cookie(request, LANGUAGE_COOKIE)
                        .flatMap(Language::of)
                        .or(() -> Optional.ofNullable(setting))
                        .orElseGet(() ->
                                accepted == null ? Language.ENGLISH : Language.preferred(accepted)),
                cookie(request, THEME_COOKIE).flatMap(Theme::of).orElse(Theme.SYSTEM),
                LocalPath.of(request.uri()).value());
    }

    private static Optional<String> cookie(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
    }
}
