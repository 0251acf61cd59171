package io.tollgate.catalog.people;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A password's hash in the usual text form of Argon2id.
@SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual alone
record Argon2Hash(Cost cost, byte[] salt, byte[] hash) {
    static final int BYTES = 32;

    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,3})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    record Cost(int memoryKib, int iterations, int parallelism) {}

    /// Throws [IllegalStateException] for what [#toString()] did not write.
    static Argon2Hash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password hash is not Argon2id");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new Argon2Hash(
                new Cost(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3))),
                base64.decode(form.group(4)),
                base64.decode(form.group(5)));
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }
}
