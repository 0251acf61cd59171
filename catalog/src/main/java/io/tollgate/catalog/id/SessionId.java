package io.tollgate.catalog.id;

import java.util.UUID;

/// A session of a person. It opens nothing: what the browser holds is another secret.
public record SessionId(UUID value) implements Comparable<SessionId> {
    public static SessionId create() {
        return new SessionId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static SessionId parse(String text) {
        return new SessionId(Ids.parse(text));
    }

    @Override
    public int compareTo(SessionId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
