package io.tollgate.catalog.id;

import java.util.UUID;

/// An upstream: a provider's endpoint.
public record UpstreamId(UUID value) implements Comparable<UpstreamId> {
    public static UpstreamId create() {
        return new UpstreamId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static UpstreamId parse(String text) {
        return new UpstreamId(Ids.parse(text));
    }

    @Override
    public int compareTo(UpstreamId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
