package io.tollgate.catalog.id;

import java.util.UUID;

/// A tenant.
public record TenantId(UUID value) implements Comparable<TenantId> {
    public static TenantId create() {
        return new TenantId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static TenantId parse(String text) {
        return new TenantId(Ids.parse(text));
    }

    @Override
    public int compareTo(TenantId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
