package io.tollgate.catalog.access;

import io.tollgate.catalog.secret.Base62;
import java.security.SecureRandom;

/// The form of a management key's secret: `tgm_` and 43 base-62 characters of 32 random bytes when
/// made here; one given by the operator may be any printable text after the prefix.
final class ManagementSecret {
    static final String PREFIX = "tgm_";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 256;
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ManagementSecret() {}

    static String generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base62.encode(bytes, RANDOM_DIGITS);
    }

    static boolean isWellFormed(String secret) {
        return secret.startsWith(PREFIX)
                && secret.length() >= SHORTEST
                && secret.length() <= LONGEST
                && secret.chars().allMatch(c -> c > ' ' && c < 127);
    }

    static String last4(String secret) {
        return secret.substring(secret.length() - 4);
    }
}
