package io.tollgate.admin.provider;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The cookies of one host, as browsers keep them on loopback: for every port, and those marked
/// `Secure` over http too.
final class CookieJar {
    private static final Pattern PATH = Pattern.compile("(?i);\\s*path=(/[^;]*)");
    private static final Pattern OVER =
            Pattern.compile("(?i);\\s*(max-age=0|expires=[^;]*1970[^;]*)(;|$)");

    private final Map<Key, String> cookies = new LinkedHashMap<>();

    private record Key(String name, String path) {}

    void take(URI from, Collection<String> setCookies) {
        for (String cookie : setCookies) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            Matcher path = PATH.matcher(cookie);
            Key key = new Key(pair[0], path.find() ? path.group(1) : folder(from.getPath()));
            if (OVER.matcher(cookie).find()) {
                cookies.remove(key);
            } else {
                cookies.put(key, pair[1]);
            }
        }
    }

    /// The header for a request; empty without cookies.
    Optional<String> header(URI to) {
        String header =
                cookies.entrySet().stream()
                        .filter(cookie -> matches(to.getPath(), cookie.getKey().path()))
                        .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    Optional<String> value(String name) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    void plant(String name, String value) {
        cookies.put(new Key(name, "/"), value);
    }

    private static boolean matches(String path, String cookiePath) {
        return path.startsWith(cookiePath)
                && (path.length() == cookiePath.length()
                        || cookiePath.endsWith("/")
                        || path.charAt(cookiePath.length()) == '/');
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
