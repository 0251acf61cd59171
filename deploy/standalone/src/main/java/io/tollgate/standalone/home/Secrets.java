package io.tollgate.standalone.home;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/// The forms of the secrets that the launcher makes up at the first start.
public final class Secrets {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int BYTES = 32;
    private static final int DIGITS_OF_32_BYTES = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// Base64 of 32 random bytes, as `TOLLGATE_MASTER_KEY` wants it.
    public static String masterKey() {
        return Base64.getEncoder().encodeToString(random());
    }

    /// `tgm_` and 32 random bytes in base62, as the catalog makes them.
    public static String managementKey() {
        return "tgm_" + password();
    }

    /// 32 random bytes in base62: safe in a URL, a configuration file and a shell.
    public static String password() {
        return base62(new BigInteger(1, random()), DIGITS_OF_32_BYTES);
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base62(BigInteger number, int width) {
        StringBuilder digits = new StringBuilder(width);
        BigInteger rest = number;
        while (digits.length() < width) {
            BigInteger[] divided = rest.divideAndRemainder(BASE);
            digits.append(DIGITS.charAt(divided[1].intValue()));
            rest = divided[0];
        }
        return digits.reverse().toString();
    }
}
