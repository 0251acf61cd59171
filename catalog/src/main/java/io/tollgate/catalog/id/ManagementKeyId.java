package io.tollgate.catalog.id;

import java.util.UUID;

/// A management key.
public record ManagementKeyId(UUID value) implements Comparable<ManagementKeyId> {
    public static ManagementKeyId create() {
        return new ManagementKeyId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static ManagementKeyId parse(String text) {
        return new ManagementKeyId(Ids.parse(text));
    }

    @Override
    public int compareTo(ManagementKeyId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
