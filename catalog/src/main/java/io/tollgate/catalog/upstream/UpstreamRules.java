package io.tollgate.catalog.upstream;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the fields of an upstream must look like.
final class UpstreamRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /// Names that no public server has (RFC 6761, 6762, 8375, 9476 and what clouds use).
    private static final List<String> LOCAL_NAMES =
            List.of("localhost", "localdomain", "local", "internal", "home.arpa");

    private static final int LONGEST_URL = 2_000;

    private UpstreamRules() {}

    static void name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name is 1 to 63 small letters, digits and . _ - and starts with a letter or digit");
        }
    }

    static void label(String label) {
        if (label.isBlank() || label.length() > 200) {
            throw new IllegalArgumentException("label is 1 to 200 characters");
        }
    }

    /// The URL without slashes at its end. Throws [IllegalArgumentException] if it cannot be
    /// called, or only with the private network allowed.
    static URI baseUrl(URI url, boolean allowPrivateNetwork) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("base_url is an http or https address");
        }
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.toString().length() > LONGEST_URL) {
            throw new IllegalArgumentException(
                    "base_url has a host, no user, query or fragment, and at most 2000 characters");
        }
        if (!PrivateNetworks.isPlain(url.getHost())) {
            throw new IllegalArgumentException(
                    "base_url has a host that is not written as names and addresses usually are");
        }
        if (!allowPrivateNetwork && (scheme.equals("http") || isPrivate(url.getHost()))) {
            throw new IllegalArgumentException(
                    "base_url is plain http or private: that needs allow_private_network");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private static boolean isPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.+$", "");
        InetAddress literal = literal(name);
        return literal == null
                ? LOCAL_NAMES.stream()
                        .anyMatch(local -> name.equals(local) || name.endsWith("." + local))
                : PrivateNetworks.contains(literal);
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException name) {
            return null;
        }
    }
}
