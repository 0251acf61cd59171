package io.tollgate.catalog.key;

import io.tollgate.catalog.secret.Base62;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/// The secret that a caller holds: `tg_live_`, 43 base-62 characters of 32 random bytes, and the
/// CRC-32 of all that as 6 base-62 characters. The checksum tells a mistyped key without any I/O;
/// it proves nothing. The text form hides the secret.
///
/// @param secret all 57 characters
public record ApiKeySecret(String secret) {
    public static final String PREFIX = "tg_live_";
    public static final int LENGTH = PREFIX.length() + 43 + 6;

    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int CHECKED = LENGTH - CHECKSUM_DIGITS;
    private static final int SHOWN = PREFIX.length() + 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    public ApiKeySecret {
        if (!isWellFormed(secret)) {
            throw new IllegalArgumentException("not an API key");
        }
    }

    public static ApiKeySecret generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String body = PREFIX + Base62.encode(bytes, RANDOM_DIGITS);
        return new ApiKeySecret(body + checksum(body));
    }

    /// Empty unless form and checksum are right. Does no I/O.
    public static Optional<ApiKeySecret> parse(String text) {
        return isWellFormed(text) ? Optional.of(new ApiKeySecret(text)) : Optional.empty();
    }

    /// The first 12 characters, for people to recognise the key.
    public String prefix() {
        return secret.substring(0, SHOWN);
    }

    public String last4() {
        return secret.substring(LENGTH - 4);
    }

    public String masked() {
        return prefix() + "…" + last4();
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            if (!Base62.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.endsWith(checksum(text.substring(0, CHECKED)));
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECKSUM_DIGITS);
    }
}
