package io.tollgate.catalog.secret;

import java.math.BigInteger;

/// Numbers in base 62: digits, then capitals, then small letters.
public final class Base62 {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /// The bytes as one unsigned big-endian number, zero-padded to `length` digits. Throws
    /// [IllegalArgumentException] if they need more.
    public static String encode(byte[] bytes, int length) {
        return encode(new BigInteger(1, bytes), length);
    }

    /// A number of 0 or more, zero-padded to `length` digits. Throws [IllegalArgumentException] for
    /// others and if it needs more digits.
    public static String encode(long number, int length) {
        char[] text = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        if (rest != 0) {
            throw new IllegalArgumentException("the number needs more than " + length + " digits");
        }
        return new String(text);
    }

    public static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static String encode(BigInteger number, int length) {
        char[] text = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        if (rest.signum() != 0) {
            throw new IllegalArgumentException("the number needs more than " + length + " digits");
        }
        return new String(text);
    }
}
