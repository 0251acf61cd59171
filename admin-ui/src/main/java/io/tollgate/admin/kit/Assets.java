package io.tollgate.admin.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The files that pages load, each under a URL with a hash of its content, so that a browser may
/// keep it for ever.
final class Assets {
    static final String ROOT = "/assets/";

    private static final int HASH_LENGTH = 16;

    /// What every page may load.
    static final Assets SERVED =
            new Assets(
                    Map.of(
                            "console.css", "/assets/console.css",
                            "console.js", "/assets/console.js",
                            "icon.svg", "/assets/icon.svg",
                            "htmx.js",
                                    "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    private final Map<String, Asset> byName;

    private Assets(Map<String, String> resources) {
        byName =
                resources.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        entry -> read(entry.getKey(), entry.getValue())));
    }

    /// Throws [IllegalArgumentException] for a file that there is not.
    String url(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no asset " + name)).url();
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Asset read(String name, String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            byte[] content = in.readAllBytes();
            return new Asset(ROOT + hash(content) + "/" + name, type(name), content, gzip(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no type for " + name);
        };
    }

    /// One file, plain and packed.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Asset(String url, String type, byte[] content, byte[] gzip) {}
}
