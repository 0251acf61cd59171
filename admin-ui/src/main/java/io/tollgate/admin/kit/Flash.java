package io.tollgate.admin.kit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// A message that is shown once, on the page after a redirect.
public record Flash(Tone tone, String text) {
    static final String COOKIE = "tollgate_flash";

    /// In characters; a cookie holds 4 kB, and a message is a sentence or two.
    private static final int MAX_LENGTH = 500;

    /// What a notice or badge means; each is said in text too, never by colour alone.
    public enum Tone {
        OK,
        INFO,
        WARN,
        BAD;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Flash {
        text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    public static Flash ok(String text) {
        return new Flash(Tone.OK, text);
    }

    public static Flash bad(String text) {
        return new Flash(Tone.BAD, text);
    }

    String toCookie() {
        return tone.tag()
                + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty for a value that we did not write.
    static Optional<Flash> fromCookie(String value) {
        try {
            String[] parts = value.split("\\.", 2);
            Tone tone = Tone.valueOf(parts[0].toUpperCase(Locale.ROOT));
            byte[] text = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(new Flash(tone, new String(text, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }
}
