package io.tollgate.catalog.people;

import io.tollgate.catalog.secret.Base62;
import java.security.SecureRandom;

/// 32 random bytes for people's browsers and mails, as 43 base-62 characters.
final class RandomSecret {
    private static final int BYTES = 32;
    private static final int DIGITS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    static String generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base62.encode(bytes, DIGITS);
    }

    static boolean isWellFormed(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> Base62.isDigit((char) c));
    }
}
