package io.tollgate.admin.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
                            "console.css", styles(),
                            "console.js", List.of("/assets/console.js"),
                            "icon.svg", List.of("/assets/icon.svg"),
                            "htmx.js",
                                    List.of(
                                            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")));

    private final Map<String, Asset> byName;

    /// One sheet for the browser, one file for each concern; what is for phones overrides the rest.
    private static List<String> styles() {
        return Stream.of(
                        "ground",
                        "frame",
                        "parts",
                        "tables",
                        "forms",
                        "charts",
                        "operator",
                        "tenant",
                        "phone")
                .map(concern -> "/assets/" + concern + ".css")
                .toList();
    }

    private Assets(Map<String, List<String>> resources) {
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

    private static Asset read(String name, List<String> resources) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String resource : resources) {
            content.writeBytes(read(resource));
        }
        byte[] bytes = content.toByteArray();
        return new Asset(ROOT + hash(bytes) + "/" + name, type(name), bytes, gzip(bytes));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return in.readAllBytes();
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

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
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
