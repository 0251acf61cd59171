package io.tollgate.catalog.secret;

import java.nio.ByteBuffer;

/// A keyed digest (HMAC-SHA-256, 32 bytes) of a caller's secret: safe to store, compare and use as
/// a map key.
public record Digest(long first, long second, long third, long fourth) {
    public static final int BYTES = 32;

    /// Throws [IllegalArgumentException] unless there are exactly 32 bytes.
    public static Digest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a digest has 32 bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Digest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }
}
