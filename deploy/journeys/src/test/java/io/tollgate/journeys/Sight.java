package io.tollgate.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A line of `pages.txt`: who looks, at which route, where exactly, and with which status.
///
/// @param who `visitor`, `owner`, `newcomer`, `operator`, `support` for an operator who looks at a
///   busy company, or `nobody` for what is no page
/// @param url with names in braces for what [Scene#url] knows
record Sight(String who, String route, String url, int status) {
    private static final int OK = 200;

    static List<Sight> all() {
        try (InputStream bytes = Sight.class.getResourceAsStream("/pages.txt")) {
            if (bytes == null) {
                throw new IllegalStateException("pages.txt is missing");
            }
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sight::parse)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Sight parse(String line) {
        String[] words = line.strip().split(" +", -1);
        String url = words.length > 2 ? words[2] : words[1];
        return new Sight(
                words[0], words[1], url, words.length > 3 ? Integer.parseInt(words[3]) : OK);
    }

    /// A busy company is there for pictures only.
    boolean isPage() {
        return !who.equals("nobody") && (!who.equals("support") || Seen.PICTURES_WANTED);
    }

    /// As a file name.
    String title() {
        String name = url.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return who + "-" + (name.isEmpty() ? "home" : name);
    }
}
