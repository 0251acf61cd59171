package io.tollgate.admin.access;

import io.tollgate.admin.web.PublicUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Whether a request comes from a page of ours, as far as the browser says. Browsers since 2023 say
/// it in `Sec-Fetch-Site`, older ones in `Origin`; what says neither has the token to show.
@Singleton
final class Origins {
    private final PublicUrl publicUrl;

    Origins(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    boolean isOurs(UnaryOperator<@Nullable String> header) {
        String site = header.apply("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = header.apply("Origin");
        return origin == null
                || origin.equals(publicUrl.origin())
                || isAt(origin, header.apply(HttpHeaders.HOST));
    }

    private static boolean isAt(String origin, @Nullable String host) {
        try {
            String from = URI.create(origin).getRawAuthority();
            return from != null && from.equalsIgnoreCase(host);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
