package io.tollgate.admin.web;

import jakarta.inject.Singleton;
import java.net.URI;

/// Where people reach the console, for links in mails and for the flags of cookies. It is
/// configured and never taken from a request, whose `Host` anybody can write.
@Singleton
public class PublicUrl {
    private final URI url;

    public PublicUrl(PublicUrlConfig config) {
        url = parse(config.publicUrl().strip());
    }

    /// The absolute URL of a path of the console, which begins with a slash.
    public String of(String path) {
        return url + path;
    }

    /// Scheme, host and port, as browsers write an origin.
    public String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /// Whether cookies are to be kept from plain http.
    public boolean isHttps() {
        return "https".equals(url.getScheme());
    }

    /// What the console calls itself to a mail server, without asking any name server.
    public String mailName() {
        String host = url.getHost();
        if (host.startsWith("[")) {
            return "[IPv6:" + host.substring(1);
        }
        return host.matches("[0-9.]+") ? "[" + host + "]" : host;
    }

    private static URI parse(String text) {
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        URI url = URI.create(reachable(bare));
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "TOLLGATE_CONSOLE_URL must be a URL such as https://console.example.com, not "
                            + text);
        }
        return url;
    }

    /// An address that stands for all of this machine's is none to connect to.
    private static String reachable(String url) {
        return url.replaceFirst("^(https?://)(0\\.0\\.0\\.0|::|\\[::])(?=[:/]|$)", "$1127.0.0.1");
    }
}
