package io.tollgate.catalog.id;

import java.util.UUID;

/// An API key of a tenant.
public record KeyId(UUID value) implements Comparable<KeyId> {
    public static KeyId create() {
        return new KeyId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static KeyId parse(String text) {
        return new KeyId(Ids.parse(text));
    }

    @Override
    public int compareTo(KeyId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
