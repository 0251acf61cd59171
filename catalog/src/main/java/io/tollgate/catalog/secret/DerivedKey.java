package io.tollgate.catalog.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// 32 bytes derived from the master key for one purpose. Its text form is its id alone.
final class DerivedKey {
    private static final int BYTES = 32;
    private static final byte[] SALT = "tollgate".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes;
    private final String id;

    private DerivedKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = HexFormat.of().formatHex(sha256(bytes), 0, 4);
    }

    static DerivedKey derive(byte[] master, String purpose) {
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        return new DerivedKey(Hkdf.derive(master, SALT, info, BYTES));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// The first 8 hexadecimal digits of its SHA-256: stored on rows, tells nothing of the key.
    String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
